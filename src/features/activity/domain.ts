import { createHash } from 'node:crypto';
import type { ActivityKind } from '../../core/member-acts.js';

/**
 * The kinds of activity that Slack events report. Opening Home shows that a member is active, but does not count
 * towards their rhythm.
 */
export const kinds = {
  reply: { name: 'reply', weight: 3 },
  post: { name: 'post', weight: 2 },
  reaction: { name: 'reaction', weight: 1 },
  home: { name: 'home', weight: 0 },
} as const satisfies Record<string, ActivityKind>;

/** The kinds of what members write themselves. */
export const WRITING: readonly ActivityKind[] = [kinds.post, kinds.reply];

/** A message event, reduced to ids. */
export interface MessageEvent {
  readonly channel: string;
  readonly user: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly parent_user_id?: string | undefined;
  /** The ids of the users whom it mentions. */
  readonly text: readonly string[];
}

/** The location of a message, as a permalink needs it. */
export interface MessagePlace {
  readonly channelId: string;
  readonly ts: string;
  readonly threadTs: string | null;
}

export function isReply({ ts, thread_ts }: Pick<MessageEvent, 'ts' | 'thread_ts'>): boolean {
  return thread_ts !== undefined && thread_ts !== ts;
}

/**
 * Returns the users to whom a message is addressed, except its author: first the author of the thread's parent, then
 * mentioned users.
 */
export function addresseesOf({
  user,
  parent_user_id,
  text,
}: Pick<MessageEvent, 'user' | 'parent_user_id' | 'text'>): string[] {
  const all = parent_user_id ? [parent_user_id, ...text] : text;
  return [...new Set(all)].filter((it) => it !== user);
}

/** Returns the key of the thread that has this message as its parent. */
export function threadAt(channelId: string, ts: string): string {
  return `${channelId}:${ts}`;
}

/** Returns a one-way fingerprint of an event, for deduplication. */
export function markOf(...ids: readonly string[]): string {
  return createHash('sha256').update(ids.join(' ')).digest('hex').slice(0, 12);
}

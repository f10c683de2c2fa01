import { createHash } from 'node:crypto';
import type { ActivityKind } from '../../core/members.js';

/** What members do in Slack itself, as it is counted. Looking at Home is a sign of life, but not part of anybody's rhythm. */
export const kinds = {
  reply: { name: 'reply', weight: 3 },
  post: { name: 'post', weight: 2 },
  reaction: { name: 'reaction', weight: 1 },
  home: { name: 'home', weight: 0 },
} as const satisfies Record<string, ActivityKind>;

/** A message as Slack tells of it, in ids. */
export interface MessageEvent {
  readonly channel: string;
  readonly user: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly parent_user_id?: string | undefined;
  /** Whom it mentions. */
  readonly text: readonly string[];
}

/** Where a message is, as far as a link to it needs to know. */
export interface MessagePlace {
  readonly channelId: string;
  readonly ts: string;
  readonly threadTs: string | null;
}

export function isReply({ ts, thread_ts }: Pick<MessageEvent, 'ts' | 'thread_ts'>): boolean {
  return thread_ts !== undefined && thread_ts !== ts;
}

/** Whom a message is for, if they are members: who is answered, else who is mentioned, the first of them first. */
export function addresseesOf({
  user,
  parent_user_id,
  text,
}: Pick<MessageEvent, 'user' | 'parent_user_id' | 'text'>): string[] {
  const all = parent_user_id ? [parent_user_id, ...text] : text;
  return [...new Set(all)].filter((it) => it !== user);
}

/** Names a thread, or a message that one may hang from. */
export function threadAt(channelId: string, ts: string): string {
  return `${channelId}:${ts}`;
}

/** Tells one act from another, without a way back from it to what it was. */
export function markOf(...ids: readonly string[]): string {
  return createHash('sha256').update(ids.join(' ')).digest('hex').slice(0, 12);
}

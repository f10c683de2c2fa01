import { createHash } from 'node:crypto';
import { SECOND } from '../../core/durations.js';

/**
 * The time between two calls of a method that concern the same channel or person: the second that Slack asks for, and as
 * much more as the times vary that calls take to reach it.
 */
export const CALL_EVERY_MS = 1.2 * SECOND;

/**
 * A limit besides that of a method: posts by channel, since Slack takes one message a second there, and Homes by person,
 * who sees only the last of several.
 */
export interface Limited {
  /** Names it among the pauses. */
  readonly key: string;
  /** The longest time that a caller waits for its turn. After a longer one, the job begins anew. */
  readonly patienceMs: number;
  /** True if Slack's answer to a call of the method is about this alone. */
  readonly isOwn: boolean;
}

/** Returns what limits this call besides its method; undefined for most. */
export function limitedIn(method: string, args: Record<string, unknown> = {}): Limited | undefined {
  const { channel, user_id: userId } = args;
  if (method === 'chat.postMessage' && /^[CG]/.test(String(channel)))
    return { key: `${method} ${channel}`, patienceMs: 2 * SECOND, isOwn: true };
  if (method === 'views.publish') return { key: `${method} ${digest(String(userId))}`, patienceMs: 0, isOwn: false };
  return undefined;
}

/** Pauses need no ids of people, whose data may be erased. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { MINUTE } from '../../core/durations.js';
import type { Posted } from './ledger.js';

/** The metadata event type under which each posted message carries its delivery key. */
const EVENT_TYPE = 'hearth_delivery';

export function metadataOf(key: string) {
  return { event_type: EVENT_TYPE, event_payload: { key } };
}

/** The largest assumed difference between Slack's clock and ours. */
const SKEW_MS = 5 * MINUTE;

const PAGE_SIZE = 100;

const ours = z.object({
  ts: z.string(),
  /** Slack returns it only for a message under another name. */
  username: z.string().optional(),
  metadata: z.object({ event_type: z.literal(EVENT_TYPE), event_payload: z.object({ key: z.string() }) }),
});

/**
 * Looks for a delivery among the messages in its conversation since that instant. Throws Slack's errors, including
 * `missing_scope` if an admin declined the scope for reading a channel's messages.
 */
export async function findDelivery(
  slack: WebClient,
  { key, to, thread, since }: { key: string; to: string; thread: string | undefined; since: Date },
): Promise<Posted | undefined> {
  const channel = await conversationWith(slack, to);
  const oldest = String((since.getTime() - SKEW_MS) / 1000);
  const about = { channel, oldest, include_all_metadata: true, limit: PAGE_SIZE };
  let cursor: string | undefined;
  do {
    const page = { ...about, ...(cursor ? { cursor } : {}) };
    const { messages = [], response_metadata: next } = await (thread
      ? slack.conversations.replies({ ...page, ts: thread })
      : slack.conversations.history(page));
    for (const message of messages) {
      const it = ours.safeParse(message).data;
      if (it?.metadata.event_payload.key === key) {
        return { channelId: channel, ts: it.ts, threadTs: thread ?? null, signed: it.username !== undefined };
      }
    }
    cursor = next?.next_cursor;
  } while (cursor);
  return undefined;
}

/** Returns the conversation's id; for a user, that of their DM with Hearth. */
async function conversationWith(slack: WebClient, to: string): Promise<string> {
  if (!/^[UW]/.test(to)) return to;
  const { channel } = await slack.conversations.open({ users: to });
  return channel?.id ?? to;
}

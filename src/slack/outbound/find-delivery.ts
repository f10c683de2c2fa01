import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { MINUTE } from '../../core/durations.js';
import { slackError } from '../errors.js';
import type { Posted } from './ledger.js';
import type { SearchPlace } from './search-place.js';

/** The metadata event type under which each posted message carries its delivery key. */
const EVENT_TYPE = 'hearth_delivery';

export function metadataOf(key: string) {
  return { event_type: EVENT_TYPE, event_payload: { key } };
}

/** The largest assumed difference between Slack's clock and ours, together with the duration of an attempt. */
const SKEW_MS = 5 * MINUTE;

const PAGE_SIZE = 100;

const ours = z.object({
  ts: z.string(),
  /** Slack returns it only for a message under another name. */
  username: z.string().optional(),
  metadata: z.object({ event_type: z.literal(EVENT_TYPE), event_payload: z.object({ key: z.string() }) }),
});

/** The delivery to look for. */
export interface Search {
  readonly key: string;
  readonly to: string;
  readonly thread?: string | undefined;
  /** The instant of the attempt. */
  readonly since: Date;
  /** The place at which an earlier search stopped. */
  readonly place: SearchPlace | undefined;
  /** Stores the place, since Slack may allow only one page a minute. Undefined if the search begins anew. */
  readonly keep: (place: SearchPlace | undefined) => Promise<void>;
}

/**
 * Looks for a delivery among the messages of its conversation around that instant. If it was for a thread that is gone,
 * looks in the conversation, where Slack may have put it. Throws Slack's errors, including `missing_scope` if an admin
 * declined the scope for reading a channel's messages.
 */
export async function findDelivery(slack: WebClient, it: Search): Promise<Posted | undefined> {
  const channel = await conversationWith(slack, it.to);
  if (!it.thread || it.place?.among === 'history') return lookAmong('history', slack, channel, it);
  try {
    return await lookAmong('replies', slack, channel, it);
  } catch (error) {
    if (slackError(error) !== 'thread_not_found') throw error;
    return lookAmong('history', slack, channel, { ...it, place: undefined });
  }
}

async function lookAmong(
  among: SearchPlace['among'],
  slack: WebClient,
  channel: string,
  { key, thread = '', since, place, keep }: Search,
): Promise<Posted | undefined> {
  const [oldest, latest] = [-SKEW_MS, SKEW_MS].map((ms) => String((since.getTime() + ms) / 1000)) as [string, string];
  const about = { channel, oldest, latest, include_all_metadata: true, limit: PAGE_SIZE };
  let cursor = place?.cursor;
  do {
    const page = { ...about, ...(cursor ? { cursor } : {}) };
    const { messages = [], response_metadata: next } = await (among === 'replies'
      ? slack.conversations.replies({ ...page, ts: thread })
      : slack.conversations.history(page)
    ).catch(async (error) => {
      // Slack doesn't know it any more, so the next attempt begins anew.
      if (slackError(error) === 'invalid_cursor') await keep(undefined);
      throw error;
    });
    for (const message of messages) {
      const it = ours.safeParse(message).data;
      if (it?.metadata.event_payload.key !== key) continue;
      const threadTs = among === 'replies' ? thread : null;
      return { channelId: channel, ts: it.ts, threadTs, signed: it.username !== undefined };
    }
    cursor = next?.next_cursor;
    if (cursor) await keep({ among, cursor });
  } while (cursor);
  return undefined;
}

/** Returns the conversation's id; for a user, that of their DM with Hearth. */
async function conversationWith(slack: WebClient, to: string): Promise<string> {
  if (!/^[UW]/.test(to)) return to;
  const { channel } = await slack.conversations.open({ users: to });
  return channel?.id ?? to;
}

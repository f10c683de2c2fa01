import type { WebClient } from '@slack/web-api';
import type { Community } from '../../../core/communities.js';
import { erasedAmong } from '../../../core/erasures.js';
import type { Deps } from '../../../feature.js';
import { slackError } from '../../../slack/errors.js';
import { type Comparison, saveComparison } from '../store/comparisons.js';

/** The page size that Slack recommends for `conversations.members`. */
const PAGE_SIZE = 200;

/** Reads the rest of the members of the channel page by page, and saves the place after each page. */
export async function readChannel(
  { db }: Deps,
  slack: WebClient,
  { workspaceId, channelId: channel }: Community,
  begun: Comparison,
): Promise<Comparison> {
  let place = begun;
  while (place.cursor !== null) {
    const { cursor } = place;
    const page = await pageAt(slack, channel, cursor);
    if (!page) {
      place = { ...begun, cursor: '', userIds: [] };
      continue;
    }
    place = await db.inWorkspace(workspaceId, async (tx) => {
      const read = page.members ?? [];
      const erased = await erasedAmong(tx, read);
      const userIds = [...new Set([...place.userIds, ...read.filter((it) => !erased.has(it))])];
      const next = { ...place, userIds, cursor: page.response_metadata?.next_cursor || null };
      await saveComparison(tx, next);
      return next;
    });
  }
  return place;
}

/** Returns undefined if Slack doesn't know that cursor any more. */
async function pageAt(slack: WebClient, channel: string, cursor: string) {
  try {
    return await slack.conversations.members({ channel, limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) });
  } catch (error) {
    if (cursor && slackError(error) === 'invalid_cursor') return undefined;
    throw error;
  }
}

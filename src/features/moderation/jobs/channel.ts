import type { WebClient } from '@slack/web-api';
import { slackError } from '../../../slack/errors.js';
import type { Reading } from '../domain/readers.js';
import type { ChosenChannel } from '../store/settings.js';

const PAGE_SIZE = 999;

/**
 * Returns the user ids of those in the moderators' channel; undefined if it can't be used: it was deleted, archived, made
 * public, shared with another organization or given to members, or Hearth isn't in it. Throws Slack's temporary errors.
 */
export async function readersOf(
  slack: WebClient,
  { id: channel, isForMembers }: ChosenChannel,
): Promise<string[] | undefined> {
  if (isForMembers) return undefined;
  try {
    const { channel: it = {} } = await slack.conversations.info({ channel });
    const isUsable = it.is_private && it.is_member && !it.is_archived && !it.is_ext_shared && !it.is_mpim;
    return isUsable ? await membersOf(slack, channel) : undefined;
  } catch (error) {
    return undefinedIfHidden(error);
  }
}

/**
 * Returns who can read a channel; undefined if Hearth can't see that, as if it was deleted or made private. Throws
 * Slack's temporary errors.
 */
export async function readingOf(slack: WebClient, channel: string): Promise<Reading | undefined> {
  try {
    const { channel: it } = await slack.conversations.info({ channel });
    return { isPublic: !it?.is_private, members: await membersOf(slack, channel) };
  } catch (error) {
    return undefinedIfHidden(error);
  }
}

function undefinedIfHidden(error: unknown): undefined {
  if (['channel_not_found', 'not_in_channel', 'missing_scope'].includes(slackError(error) ?? '')) return undefined;
  throw error;
}

/** Returns the user ids of those in a channel. Throws Slack's errors. */
async function membersOf(slack: WebClient, channel: string): Promise<string[]> {
  const userIds: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await slack.conversations.members({ channel, limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) });
    userIds.push(...(page.members ?? []));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return userIds;
}

import type { WebClient } from '@slack/web-api';
import { slackError } from './errors.js';

/** The access that Hearth has to a channel. `join`: it can join by itself; `private`: a member has to invite it. */
export type Suitability = 'ready' | 'join' | 'private' | 'archived' | 'shared';

export function suitability(channel: {
  isArchived: boolean;
  isShared: boolean;
  isMember: boolean;
  isPrivate: boolean;
}): Suitability {
  if (channel.isArchived) return 'archived';
  if (channel.isShared) return 'shared';
  if (channel.isMember) return 'ready';
  return channel.isPrivate ? 'private' : 'join';
}

/** The reason why Hearth can't join a channel. */
export type JoinProblem = 'private' | 'archived' | 'shared' | 'trouble';

/** A channel that Hearth is in or can join. `size` is the number of its members, apps included. */
export interface OpenChannel {
  readonly name: string;
  readonly size: number;
  readonly isJoined: boolean;
}

/**
 * Returns the channel that this person chose, or why Hearth can't join it. A private channel that they aren't in looks as
 * if Hearth weren't in it either, so that nobody learns its name. Makes one Slack call, or two for a private channel.
 */
export function lookAtChannel(
  slack: WebClient,
  channelId: string,
  userId: string,
): Promise<OpenChannel | { readonly noEntry: JoinProblem }> {
  return orNoEntry(async () => {
    const { channel = {} } = await slack.conversations.info({ channel: channelId, include_num_members: true });
    const verdict = suitability({
      isArchived: channel.is_archived ?? false,
      isShared: channel.is_ext_shared ?? false,
      isMember: channel.is_member ?? false,
      isPrivate: channel.is_private ?? false,
    });
    if (verdict !== 'join' && verdict !== 'ready') return { noEntry: verdict };
    if (channel.is_im || channel.is_mpim) return { noEntry: 'trouble' as const };
    const isHidden = channel.is_private && (await absentFrom(slack, channelId, [userId])).length > 0;
    if (isHidden) return { noEntry: 'private' as const };
    return { name: channel.name ?? '', size: channel.num_members ?? 0, isJoined: verdict === 'ready' };
  });
}

/**
 * Makes sure that Hearth is in the channel that this person chose, with at most two Slack calls, since they are waiting.
 * Returns the channel, or why Hearth can't join.
 */
export async function joinChannel(
  slack: WebClient,
  channelId: string,
  userId: string,
): Promise<OpenChannel | { readonly noEntry: JoinProblem }> {
  const channel = await lookAtChannel(slack, channelId, userId);
  if ('noEntry' in channel || channel.isJoined) return channel;
  return orNoEntry(async () => {
    await slack.conversations.join({ channel: channelId });
    return channel;
  });
}

/** Returns true if a channel is private, or looks so because Hearth can't see it. Throws Slack's temporary errors. */
export async function isPrivate(slack: WebClient, channelId: string): Promise<boolean> {
  return (await accessTo(slack, channelId)) !== 'public';
}

/**
 * Returns who can read a channel into which Hearth can post: everyone in the workspace, or those in it. Undefined if Hearth
 * isn't in it, can't see it, or it is archived or shared with another organization. Throws Slack's temporary errors.
 */
export async function accessTo(slack: WebClient, channelId: string): Promise<'public' | 'private' | undefined> {
  try {
    const { channel } = await slack.conversations.info({ channel: channelId });
    if (!channel?.is_member || channel.is_archived || channel.is_ext_shared) return undefined;
    return channel.is_private ? 'private' : 'public';
  } catch (error) {
    if (['channel_not_found', 'missing_scope'].includes(slackError(error) ?? '')) return undefined;
    throw error;
  }
}

/** The largest page that Slack gives. A channel is usually one page, so that a user who waits need not wait for more. */
const PAGE_SIZE = 999;

/** Returns those of these users who are not in the channel, which Hearth must be in if it is private. */
export async function absentFrom(slack: WebClient, channel: string, userIds: readonly string[]): Promise<string[]> {
  let absent = [...userIds];
  let cursor: string | undefined;
  while (absent.length > 0) {
    const page = await slack.conversations.members({ channel, limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) });
    absent = absent.filter((it) => !page.members?.includes(it));
    cursor = page.response_metadata?.next_cursor;
    if (!cursor) break;
  }
  return absent;
}

/** Returns true if this user is in the channel, as far as Hearth can see it. Throws Slack's temporary errors. */
export async function isInChannel(slack: WebClient, channel: string, userId: string): Promise<boolean> {
  try {
    return (await absentFrom(slack, channel, [userId])).length === 0;
  } catch (error) {
    if (slackError(error)) return false;
    throw error;
  }
}

async function orNoEntry<T>(work: () => Promise<T>): Promise<T | { readonly noEntry: JoinProblem }> {
  try {
    return await work();
  } catch (error) {
    const code = slackError(error);
    // Slack gives this error for any private channel that the app isn't in.
    if (code === 'channel_not_found') return { noEntry: 'private' };
    if (code) return { noEntry: 'trouble' };
    throw error;
  }
}

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

/**
 * Makes sure that Hearth is in a channel, with at most two Slack calls, since a user is waiting. Returns the channel's
 * name, or why Hearth can't join.
 */
export async function joinChannel(
  slack: WebClient,
  channelId: string,
): Promise<{ readonly name: string } | { readonly noEntry: JoinProblem }> {
  try {
    const { channel = {} } = await slack.conversations.info({ channel: channelId });
    const verdict = suitability({
      isArchived: channel.is_archived ?? false,
      isShared: channel.is_ext_shared ?? false,
      isMember: channel.is_member ?? false,
      isPrivate: channel.is_private ?? false,
    });
    if (verdict === 'join') await slack.conversations.join({ channel: channelId });
    return verdict === 'join' || verdict === 'ready' ? { name: channel.name ?? '' } : { noEntry: verdict };
  } catch (error) {
    const code = slackError(error);
    // Slack gives this error for any private channel that the app isn't in.
    if (code === 'channel_not_found') return { noEntry: 'private' };
    if (code) return { noEntry: 'trouble' };
    throw error;
  }
}

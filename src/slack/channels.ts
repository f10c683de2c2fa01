import type { WebClient } from '@slack/web-api';
import { slackError } from './errors.js';

/** What Slack says of a channel, and what follows for looking after it. */
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

/** Why Hearth cannot be in a channel. */
export type JoinProblem = 'private' | 'archived' | 'shared' | 'trouble';

/** Gets Hearth into a channel while somebody waits: at most two Slack calls. Returns its name, or what stands in the way. */
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
    // To an app outside of it, a private channel does not exist.
    if (code === 'channel_not_found') return { noEntry: 'private' };
    if (code) return { noEntry: 'trouble' };
    throw error;
  }
}

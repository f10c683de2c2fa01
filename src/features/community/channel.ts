import type { WebClient } from '@slack/web-api';
import { slackError } from '../../slack/errors.js';
import { copy } from './copy.js';
import { suitability } from './domain.js';

/**
 * Gets Hearth into a channel that is to become a home, while somebody waits: at most two Slack calls. Returns its name, or what
 * stands in the way, in words for the person.
 */
export async function enterChannel(
  slack: WebClient,
  channelId: string,
): Promise<{ name: string } | { problem: string }> {
  try {
    const { channel = {} } = await slack.conversations.info({ channel: channelId });
    const verdict = suitability({
      isArchived: channel.is_archived ?? false,
      isShared: channel.is_ext_shared ?? false,
      isMember: channel.is_member ?? false,
      isPrivate: channel.is_private ?? false,
    });
    if (verdict === 'archived') return { problem: copy.channelArchived };
    if (verdict === 'shared') return { problem: copy.channelShared };
    if (verdict === 'private') return { problem: copy.channelPrivate };
    if (verdict === 'join') await slack.conversations.join({ channel: channelId });
    return { name: channel.name ?? '' };
  } catch (error) {
    const code = slackError(error);
    // To an app outside of it, a private channel does not exist.
    if (code === 'channel_not_found') return { problem: copy.channelPrivate };
    if (code) return { problem: copy.channelTrouble };
    throw error;
  }
}

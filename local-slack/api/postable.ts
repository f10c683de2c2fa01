import { direct, findChannel } from '../world/channels.js';
import { findMessage } from '../world/messages.js';
import { SlackError } from '../world/slack-error.js';
import type { Channel, User } from '../world/workspace.js';
import type { BotCaller } from './method.js';

/**
 * Returns the channel to post in, or throws if the app may not post there. A user ID stands for the app's direct
 * message channel with that user.
 */
export function postable(caller: BotCaller, id: string): Channel {
  const { world, workspace, installation } = caller;
  const user = workspace.users.get(id);
  if (user) refuseUnreachable(user);
  const channel = user ? direct(world, workspace, [installation.botUser, user.id]) : findChannel(workspace, id);
  if (channel.kind === 'im' && !world.manifest.features.app_home.messages_tab_enabled) {
    throw new SlackError('messages_tab_disabled');
  }
  if (channel.kind === 'im' && !user) refuseDisabledPartner(caller, channel);
  if (channel.archived) throw new SlackError('is_archived');
  const mayPost = channel.members.has(installation.botUser) || mayPostAnywhere(caller, channel);
  if (!mayPost) throw new SlackError('not_in_channel');
  return channel;
}

/** Returns the timestamp of a thread's first message. Throws if this channel has no such thread. */
export function threadIn(channel: Channel, ts: string | undefined): string | undefined {
  if (!ts) return undefined;
  const parent = findMessage(channel, ts, 'thread_not_found');
  if (parent.threadTs !== undefined) throw new SlackError('cannot_reply_to_message');
  return ts;
}

function refuseUnreachable(user: User): void {
  if (user.isBot) throw new SlackError('cannot_dm_bot');
  if (user.deleted) throw new SlackError('user_disabled');
}

function refuseDisabledPartner({ workspace }: BotCaller, channel: Channel): void {
  for (const id of channel.members) if (workspace.users.get(id)?.deleted) throw new SlackError('user_disabled');
}

function mayPostAnywhere({ installation }: BotCaller, channel: Channel): boolean {
  return channel.kind === 'public' && installation.scopes.includes('chat:write.public');
}

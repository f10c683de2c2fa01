import type { Channel } from '../world/workspace.js';

/** The emulated events, by their name in `bot_events`, with the scope each one needs. */
const NEEDED: Readonly<Record<string, string | undefined>> = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  app_uninstalled: undefined,
  channel_archive: 'channels:read',
  channel_rename: 'channels:read',
  channel_unarchive: 'channels:read',
  dnd_updated_user: 'dnd:read',
  file_shared: 'files:read',
  group_archive: 'groups:read',
  group_rename: 'groups:read',
  group_unarchive: 'groups:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  pin_added: 'pins:read',
  pin_removed: 'pins:read',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  team_join: 'users:read',
  tokens_revoked: undefined,
  user_change: 'users:read',
};

export const sentEvents = Object.keys(NEEDED);

const MESSAGE_SUBSCRIPTIONS = {
  public: 'message.channels',
  private: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
};

/** The name of an event in `bot_events`. */
export function subscriptionName(type: string, channel: Channel | undefined): string {
  return type === 'message' && channel ? MESSAGE_SUBSCRIPTIONS[channel.kind] : type;
}

/** The scope that a subscribed app needs to receive an event. */
export function neededScope(name: string, channel: Channel | undefined): string | undefined {
  const isMembership = name === 'member_joined_channel' || name === 'member_left_channel';
  return isMembership && channel?.kind === 'private' ? 'groups:read' : NEEDED[name];
}

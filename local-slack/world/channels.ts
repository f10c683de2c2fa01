import { sendEvent } from '../deliver/events.js';
import { channelJson } from '../shapes/channel.js';
import { post } from './messages.js';
import { SlackError } from './slack-error.js';
import type { Channel, User, Workspace } from './workspace.js';
import { changed, type World } from './world.js';

export interface ChannelSettings {
  readonly name: string;
  readonly isPrivate?: boolean;
  readonly topic?: string;
  readonly purpose?: string;
  readonly creator?: string;
  /** User IDs. */
  readonly members?: Iterable<string>;
  readonly archived?: boolean;
}

/** Adds a channel without sending an event. */
export function addChannel(world: World, workspace: Workspace, settings: ChannelSettings): Channel {
  return keep(world, workspace, settings.isPrivate ? 'private' : 'public', settings);
}

/** The direct conversation of these users, created if needed. */
export function direct(world: World, workspace: Workspace, members: readonly string[]): Channel {
  const wanted = new Set(members);
  const kind = wanted.size > 2 ? 'mpim' : 'im';
  const before = [...workspace.channels.values()].find(
    (it) => it.kind === kind && it.members.size === wanted.size && [...wanted].every((id) => it.members.has(id)),
  );
  const name = kind === 'mpim' ? `mpdm-${members.map((id) => workspace.users.get(id)?.name).join('--')}-1` : '';
  return before ?? keep(world, workspace, kind, { name, members: wanted });
}

function keep(world: World, workspace: Workspace, kind: Channel['kind'], settings: ChannelSettings): Channel {
  const members = new Set(settings.members);
  const channel: Channel = {
    id: world.ids.id(kind === 'im' ? 'D' : 'C'),
    kind,
    name: settings.name,
    topic: settings.topic ?? '',
    purpose: settings.purpose ?? '',
    creator: settings.creator ?? [...members][0] ?? 'USLACKBOT',
    created: world.clock.now(),
    archived: settings.archived ?? false,
    shared: undefined,
    previousNames: [],
    isGeneral: settings.name === 'general',
    members,
    messages: [],
    pins: new Set(),
  };
  workspace.channels.set(channel.id, channel);
  changed(world, { what: 'channel', team: workspace.id, channel: channel.id });
  return channel;
}

/** Adds a user with Slack's join message and `member_joined_channel`. Does nothing for a member. */
export async function join(
  world: World,
  workspace: Workspace,
  channel: Channel,
  user: User,
  inviter?: User,
): Promise<void> {
  if (channel.members.has(user.id)) return;
  channel.members.add(user.id);
  changed(world, { what: 'channel', team: workspace.id, channel: channel.id });
  const told = tellMembership(world, workspace, 'member_joined_channel', channel, user, inviter);
  const line = post(world, workspace, channel, {
    user: user.id,
    subtype: 'channel_join',
    text: `<@${user.id}> has joined the channel`,
  });
  await Promise.all([told, line.sent]);
}

/** Removes a user from a channel and sends `member_left_channel`. */
export async function leave(world: World, workspace: Workspace, channel: Channel, user: User): Promise<void> {
  if (!channel.members.has(user.id)) return;
  const told = tellMembership(world, workspace, 'member_left_channel', channel, user);
  channel.members.delete(user.id);
  changed(world, { what: 'channel', team: workspace.id, channel: channel.id });
  await told;
}

export async function archive(world: World, workspace: Workspace, channel: Channel, user: User): Promise<void> {
  channel.archived = true;
  changed(world, { what: 'channel', team: workspace.id, channel: channel.id });
  await tellChannel(world, workspace, channel, 'archive', { channel: channel.id, user: user.id });
}

export async function unarchive(world: World, workspace: Workspace, channel: Channel, user: User): Promise<void> {
  channel.archived = false;
  changed(world, { what: 'channel', team: workspace.id, channel: channel.id });
  await tellChannel(world, workspace, channel, 'unarchive', { channel: channel.id, user: user.id });
}

export async function rename(world: World, workspace: Workspace, channel: Channel, name: string): Promise<void> {
  channel.previousNames.push(channel.name);
  channel.name = name;
  changed(world, { what: 'channel', team: workspace.id, channel: channel.id });
  const { id, created } = channelJson(workspace, channel);
  await tellChannel(world, workspace, channel, 'rename', { channel: { id, name, created } });
}

/** A channel the app can see: public, or one it is a member of. */
export function findChannel(workspace: Workspace, id: string): Channel {
  const channel = workspace.channels.get(id);
  const bot = workspace.installation?.botUser ?? '';
  if (!channel || (channel.kind !== 'public' && !channel.members.has(bot))) throw new SlackError('channel_not_found');
  return channel;
}

function tellMembership(
  world: World,
  workspace: Workspace,
  type: 'member_joined_channel' | 'member_left_channel',
  channel: Channel,
  user: User,
  inviter?: User,
): Promise<void> {
  const event = {
    type,
    user: user.id,
    channel: channel.id,
    channel_type: channel.kind === 'public' ? 'C' : 'G',
    team: user.account?.team ?? workspace.id,
    ...(inviter ? { inviter: inviter.id } : {}),
    event_ts: world.ids.ts(),
  };
  return sendEvent(world, workspace, event, channel);
}

function tellChannel(
  world: World,
  workspace: Workspace,
  channel: Channel,
  what: 'archive' | 'unarchive' | 'rename',
  details: Record<string, unknown>,
): Promise<void> {
  const type = `${channel.kind === 'public' ? 'channel' : 'group'}_${what}`;
  const event = { type, ...details, event_ts: world.ids.ts() };
  return sendEvent(world, workspace, event, channel.kind === 'public' ? undefined : channel);
}

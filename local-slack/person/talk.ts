import * as channels from '../world/channels.js';
import * as messages from '../world/messages.js';
import * as reactions from '../world/reactions.js';
import type { Channel, Message } from '../world/workspace.js';
import { compose } from './compose.js';
import type { Person } from './person.js';

/** Posts typed text in a channel or thread. Resolves when the app has received the event. */
export async function post(person: Person, channel: Channel, typed: string, thread?: Message): Promise<Message> {
  const { world, workspace, user } = person;
  refuseOutsider(person, channel);
  const text = compose(workspace, typed);
  const { message, sent } = messages.post(world, workspace, channel, {
    user: user.id,
    text,
    threadTs: thread?.threadTs ?? thread?.ts,
  });
  await sent;
  return message;
}

export async function edit(person: Person, message: Message, typed: string): Promise<void> {
  const { world, workspace } = person;
  refuseOthers(person, message);
  await messages.edit(world, workspace, channelOf(person, message), message, {
    text: compose(workspace, typed),
    blocks: [],
  });
}

export async function remove(person: Person, message: Message): Promise<void> {
  refuseOthers(person, message);
  await messages.remove(person.world, person.workspace, channelOf(person, message), message);
}

/** Deletes a message, whoever wrote it, with all its replies. Only admins can. */
export async function removeThread(person: Person, message: Message): Promise<void> {
  const { world, workspace, user } = person;
  if (!user.isAdmin && !user.isOwner) throw new Error(`${user.realName} is no admin.`);
  const channel = channelOf(person, message);
  for (const reply of messages.repliesTo(channel, message.ts)) await messages.remove(world, workspace, channel, reply);
  await messages.remove(world, workspace, channel, message);
}

export async function react(person: Person, message: Message, emoji: string): Promise<void> {
  await reactions.react(person.world, person.workspace, channelOf(person, message), message, person.user.id, emoji);
}

export async function unreact(person: Person, message: Message, emoji: string): Promise<void> {
  await reactions.unreact(person.world, person.workspace, channelOf(person, message), message, person.user.id, emoji);
}

export async function join(person: Person, channel: Channel): Promise<void> {
  if (channel.kind !== 'public') throw new Error(`#${channel.name} is private: someone in it has to invite.`);
  await channels.join(person.world, person.workspace, channel, person.user);
}

export async function leave(person: Person, channel: Channel): Promise<void> {
  await channels.leave(person.world, person.workspace, channel, person.user);
}

function channelOf({ workspace }: Person, message: Message): Channel {
  const channel = workspace.channels.get(message.channel);
  if (!channel) throw new Error(`There is no channel ${message.channel}.`);
  return channel;
}

function refuseOutsider({ world, workspace, user }: Person, channel: Channel): void {
  if (!channel.members.has(user.id)) throw new Error(`${user.realName} is not in #${channel.name}.`);
  if (channel.archived) throw new Error(`#${channel.name} is archived.`);
  const { messages_tab_enabled, messages_tab_read_only_enabled } = world.manifest.features.app_home;
  const isReadOnly = !messages_tab_enabled || messages_tab_read_only_enabled;
  const isWithApp = channel.kind === 'im' && channel.members.has(workspace.installation?.botUser ?? '');
  if (isWithApp && isReadOnly) throw new Error('The manifest lets nobody write to the app.');
}

function refuseOthers({ user }: Person, message: Message): void {
  if (message.user !== user.id) throw new Error(`${user.realName} did not write: ${message.text}`);
}

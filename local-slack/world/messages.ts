import { type SlackEvent, sendEvent } from '../deliver/events.js';
import { channelType } from '../shapes/channel.js';
import { messageJson } from '../shapes/message.js';
import { type Block, keepBlocks } from './blocks.js';
import { refuseUnknownFiles } from './files.js';
import { SlackError } from './slack-error.js';
import type { Channel, Message, Workspace } from './workspace.js';
import { changed, type World } from './world.js';

export interface Draft extends Partial<Omit<Message, 'ts' | 'channel' | 'reactions' | 'typed' | 'user' | 'text'>> {
  readonly user: string;
  readonly text: string;
}

/** Posts a message and sends the events for it. `sent` resolves when the app has received them. */
export function post(
  world: World,
  workspace: Workspace,
  channel: Channel,
  draft: Draft,
): { readonly message: Message; readonly sent: Promise<void> } {
  refuseUnknownFiles(workspace, draft.blocks ?? [], 'invalid_blocks');
  const parent = draft.threadTs === undefined ? undefined : channel.messages.find((it) => it.ts === draft.threadTs);
  const message: Message = {
    ...draft,
    parentUser: parent?.user,
    ts: world.ids.ts(),
    channel: channel.id,
    blocks: keepBlocks(draft.blocks ?? [], world.ids),
    attachments: draft.attachments ?? [],
    reactions: [],
    typed: new Map(),
  };
  channel.messages.push(message);
  show(world, workspace, message);
  const sent = message.ephemeralTo === undefined ? tellPosted(world, workspace, channel, message) : Promise.resolve();
  return { message, sent };
}

export interface Edit {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly attachments?: Message['attachments'];
  readonly metadata?: Message['metadata'];
}

/** Replaces the content of a message. Metadata is kept unless new metadata is given. */
export function edit(world: World, workspace: Workspace, channel: Channel, message: Message, to: Edit): Promise<void> {
  refuseUnknownFiles(workspace, to.blocks, 'invalid_blocks');
  const previous = messageJson(workspace, message);
  message.text = to.text;
  message.blocks = keepBlocks(to.blocks, world.ids);
  message.attachments = to.attachments ?? [];
  if (to.metadata) message.metadata = to.metadata;
  message.edited = { user: message.user, ts: world.ids.ts() };
  show(world, workspace, message);
  return tellChanged(world, workspace, channel, message, previous);
}

/**
 * Deletes a message. If it has replies, it becomes a tombstone, which Slack reports as `message_changed`. The tombstone
 * is deleted together with the last reply.
 */
export async function remove(world: World, workspace: Workspace, channel: Channel, message: Message): Promise<void> {
  if (message.threadTs === undefined && repliesTo(channel, message.ts).length > 0) {
    return bury(world, workspace, channel, message);
  }
  const previous = messageJson(workspace, message);
  channel.messages.splice(channel.messages.indexOf(message), 1);
  channel.pins.delete(message.ts);
  show(world, workspace, message);
  if (message.ephemeralTo !== undefined) return;
  const event = { subtype: 'message_deleted', hidden: true, deleted_ts: message.ts, previous_message: previous };
  const told = tellAbout(world, workspace, channel, event);
  const parent = channel.messages.find((it) => it.ts === message.threadTs);
  const isOver = parent?.subtype === 'tombstone' && repliesTo(channel, parent.ts).length === 0;
  await Promise.all([told, isOver ? remove(world, workspace, channel, parent) : undefined]);
}

function bury(world: World, workspace: Workspace, channel: Channel, message: Message): Promise<void> {
  const previous = messageJson(workspace, message);
  const tombstone = { subtype: 'tombstone', text: 'This message was deleted.', blocks: [], attachments: [] };
  Object.assign(message, tombstone);
  message.reactions.length = 0;
  channel.pins.delete(message.ts);
  show(world, workspace, message);
  return tellChanged(world, workspace, channel, message, previous);
}

/** Returns a message that is not ephemeral, or throws `notFound`. */
export function findMessage(channel: Channel, ts: string, notFound = 'message_not_found'): Message {
  const message = channel.messages.find((it) => it.ts === ts && it.ephemeralTo === undefined);
  if (!message) throw new SlackError(notFound);
  return message;
}

export function repliesTo(channel: Channel, ts: string): Message[] {
  return channel.messages.filter((it) => it.threadTs === ts && it.ephemeralTo === undefined);
}

function show(world: World, workspace: Workspace, message: Message): void {
  const only = message.ephemeralTo === undefined ? {} : { user: message.ephemeralTo };
  changed(world, { what: 'message', team: workspace.id, channel: message.channel, ...only });
}

async function tellPosted(world: World, workspace: Workspace, channel: Channel, message: Message): Promise<void> {
  const event = { ...messageJson(workspace, message), channel: channel.id, event_ts: message.ts };
  const bot = workspace.installation?.botUser;
  const isMention = message.user !== bot && channel.kind !== 'im' && message.text.includes(`<@${bot}>`);
  await Promise.all([
    sendEvent(world, workspace, { ...event, channel_type: channelType(channel) }, channel),
    isMention ? sendEvent(world, workspace, { ...event, type: 'app_mention' }, channel) : undefined,
  ]);
}

function tellChanged(
  world: World,
  workspace: Workspace,
  channel: Channel,
  message: Message,
  previous: Record<string, unknown>,
): Promise<void> {
  if (message.ephemeralTo !== undefined) return Promise.resolve();
  const now = messageJson(workspace, message);
  const event = { subtype: 'message_changed', hidden: true, message: now, previous_message: previous };
  return tellAbout(world, workspace, channel, event);
}

function tellAbout(
  world: World,
  workspace: Workspace,
  channel: Channel,
  details: Record<string, unknown>,
): Promise<void> {
  const ts = world.ids.ts();
  const event: SlackEvent = {
    type: 'message',
    ...details,
    channel: channel.id,
    channel_type: channelType(channel),
    ts,
    event_ts: ts,
  };
  return sendEvent(world, workspace, event, channel);
}

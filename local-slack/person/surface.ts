import { newResponseUrl } from '../deliver/response-url.js';
import { messageJson } from '../shapes/message.js';
import { viewJson } from '../shapes/view.js';
import type { Block } from '../world/blocks.js';
import { stateValues, type Typed } from '../world/state.js';
import { newTrigger } from '../world/triggers.js';
import type { Channel, Message, View } from '../world/workspace.js';
import type { Person } from './person.js';

/** A view or message with blocks that a person can use. */
export type Surface = { readonly view: View } | { readonly message: Message };

export function blocksOf(surface: Surface): readonly Block[] {
  return 'view' in surface ? surface.view.blocks : surface.message.blocks;
}

/** The values this person entered. */
export function typedIn(surface: Surface, person: Person): Typed {
  if ('view' in surface) return surface.view.typed;
  const typed = surface.message.typed.get(person.user.id) ?? new Map();
  surface.message.typed.set(person.user.id, typed);
  return typed;
}

/** The payload fields for the place of an interaction, with a new trigger. */
export function placeJson(person: Person, surface: Surface): Record<string, unknown> {
  return 'view' in surface ? inView(person, surface.view) : inMessage(person, surface.message);
}

function inView(person: Person, view: View) {
  const { world, workspace, user } = person;
  const modalId = view.type === 'modal' ? view.id : undefined;
  return {
    container: { type: 'view', view_id: view.id },
    trigger_id: newTrigger(world, workspace, user.id, modalId),
    view: viewJson(world, workspace, view),
  };
}

function inMessage(person: Person, message: Message) {
  const { world, workspace, user } = person;
  const channel = workspace.channels.get(message.channel);
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: message.ephemeralTo !== undefined,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: newTrigger(world, workspace, user.id),
    channel: { id: message.channel, name: channel ? channelName(channel) : '' },
    ...(message.ephemeralTo === undefined ? { message: messageJson(workspace, message) } : {}),
    state: { values: stateValues(message.blocks, typedIn({ message }, person)) },
    response_url: newResponseUrl(world, workspace, { channel: message.channel, user: user.id, message }),
  };
}

/** Payloads hide the names of private conversations. */
export function channelName(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'public' ? channel.name : 'privategroup';
}

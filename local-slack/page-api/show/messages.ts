import type { Person } from '../../person/person.js';
import { pictureOf } from '../../shapes/user.js';
import { stateValues } from '../../world/state.js';
import type { Channel, Message } from '../../world/workspace.js';
import type { Given, ShownMessage } from '../shown.js';
import { visibleChannels } from './channels.js';

/** A page holds the newest messages of each conversation, up to this many. */
const HELD = 1000;

/** The messages a person sees, in all conversations or in one, without ephemeral messages to others. */
export function showMessages(person: Person, only?: string): Map<string, ShownMessage<Given>> {
  const channels = visibleChannels(person).filter((it) => only === undefined || it.id === only);
  return new Map(channels.flatMap((channel) => messagesOf(person, channel)));
}

function messagesOf(person: Person, channel: Channel): [string, ShownMessage<Given>][] {
  return channel.messages
    .filter((it) => it.ephemeralTo === undefined || it.ephemeralTo === person.user.id)
    .slice(-HELD)
    .map((it) => [`${channel.id}/${it.ts}`, showMessage(person, it)]);
}

function showMessage({ user, workspace }: Person, message: Message): ShownMessage<Given> {
  const { ts, channel, subtype, text, blocks, attachments, threadTs } = message;
  return {
    ts,
    channel,
    user: message.user,
    isApp: message.botId !== undefined,
    under: message.customized && {
      ...message.customized,
      pictureOf: [...workspace.users.values()].find((it) => pictureOf(it) === message.customized?.picture)?.id,
    },
    subtype,
    text,
    blocks,
    attachments,
    state: stateValues(blocks, message.typed.get(user.id) ?? new Map()),
    threadTs,
    broadcast: message.broadcast ?? false,
    edited: message.edited !== undefined,
    onlyYou: message.ephemeralTo !== undefined,
    reactions: message.reactions,
    files: (message.files ?? []).map(({ id, title, url, mimetype, altText }) => {
      return { id, title, url, mimetype, alt: altText ?? title };
    }),
  };
}

import { z } from 'zod';
import { directMessages } from '../person/open.js';
import type { Person } from '../person/person.js';
import { typedIn } from '../person/surface.js';
import { plain } from '../world/blocks.js';
import { modalsOf } from '../world/views.js';
import type { Channel, Message, View } from '../world/workspace.js';
import type { Place } from './place.js';
import { showBlocks } from './show-blocks.js';
import { showMrkdwn } from './show-text.js';

/** Everything a person reads in a place, as plain lines. */
export function show(person: Person, place: Place): string {
  if (place === 'Home' || place === 'modal') {
    const view = viewIn(person, place);
    return view ? showView(person, view) : `(no ${place})`;
  }
  const messages = messagesIn(person, place);
  return messages.length > 0 ? messages.map((it) => showMessage(person, it)).join('\n') : '(no messages)';
}

/** The content of a place and the person's latest notices, for error messages. */
export function showInstead(person: Person, place: Place): string {
  const { workspace, user } = person;
  const notices = workspace.notices.filter((it) => it.user === user.id).slice(-3);
  const told = notices.length > 0 ? `\n\nSlack told ${user.realName}: ${notices.map((it) => it.text).join(' ')}` : '';
  return `There is:\n\n${show(person, place)}${told}`;
}

export function viewIn({ workspace, user }: Person, place: 'Home' | 'modal'): View | undefined {
  return place === 'Home' ? workspace.homes.get(user.id) : modalsOf(workspace, user.id).at(-1);
}

/** The messages a person sees in a place, oldest first. A thread includes its first message, a channel no replies. */
export function messagesIn(person: Person, place: Exclude<Place, 'Home' | 'modal'>): Message[] {
  if (place === 'DM')
    return visible(person, directMessages(person), (it) => it.threadTs === undefined || it.broadcast === true);
  if ('members' in place) return visible(person, place, (it) => it.threadTs === undefined || it.broadcast === true);
  const parent = place.threadTs ?? place.ts;
  return visible(
    person,
    person.workspace.channels.get(place.channel),
    (it) => it.ts === parent || it.threadTs === parent,
  );
}

function visible({ user }: Person, channel: Channel | undefined, isHere: (message: Message) => boolean): Message[] {
  if (!channel || (channel.kind !== 'public' && !channel.members.has(user.id))) return [];
  return channel.messages.filter((it) => isHere(it) && (it.ephemeralTo === undefined || it.ephemeralTo === user.id));
}

/** `Hearth: …` and the blocks of the message, or its text if there are none, as in Slack. */
export function showMessage(person: Person, message: Message): string {
  const author = message.customized?.name ?? person.workspace.users.get(message.user)?.realName ?? message.user;
  const typed = typedIn({ message }, person);
  const lines =
    message.blocks.length > 0
      ? showBlocks(person, { blocks: message.blocks, typed, errors: {} })
      : [showMrkdwn(person, message.text)];
  const reactions = message.reactions.map((it) => `:${it.name}: ${it.users.length}`).join(' ');
  const only = message.ephemeralTo === undefined ? '' : ' (only you)';
  return [`${author}${only}: ${lines.join('\n')}`, ...(reactions ? [reactions] : [])].join('\n');
}

export function showView(person: Person, view: View): string {
  const body = showBlocks(person, view);
  if (view.type === 'home') return body.join('\n');
  const words = (text: unknown) => plain(z.looseObject({ type: z.string(), text: z.string() }).safeParse(text).data);
  const buttons = [words(view.given.close) || 'Close', words(view.given.submit)].filter(Boolean).map((it) => `[${it}]`);
  return [`== ${words(view.given.title)} ==`, ...body, buttons.join(' ')].join('\n');
}

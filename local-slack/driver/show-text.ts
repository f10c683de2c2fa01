import type { Person } from '../person/person.js';
import { dateText } from '../text/dates.js';
import { type Piece, pieces } from '../text/mrkdwn.js';
import type { TextObject } from '../world/blocks.js';

/** Text as this person reads it: names instead of IDs, times in their zone. A labeled link also shows its URL. */
export function showMrkdwn(person: Person, text: string): string {
  return pieces(text)
    .map((piece) => show(person, piece))
    .join('');
}

export function showText(person: Person, text: TextObject | string | undefined): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  return text.type === 'mrkdwn' ? showMrkdwn(person, text.text) : text.text;
}

function show(person: Person, piece: Piece): string {
  const { workspace } = person;
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'user':
      return `@${workspace.users.get(piece.id)?.realName ?? piece.id}`;
    case 'channel':
      return `#${workspace.channels.get(piece.id)?.name ?? piece.id}`;
    case 'everyone':
      return `@${piece.name}`;
    case 'date':
      return showDate(person, piece.epoch, piece.format);
    case 'link':
      return piece.label === piece.url ? piece.url : `${piece.label} (${piece.url})`;
  }
}

export function showDate({ user, world }: Person, epoch: number, format: string): string {
  return dateText(epoch, format, { zone: user.zone, locale: user.locale, now: world.clock.now() });
}

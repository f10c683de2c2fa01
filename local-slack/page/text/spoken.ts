import { dateText, type Viewer } from '../../text/dates.js';
import type { Snapshot } from '../live/snapshot.js';
import { type Inline, mrkdwn } from './mrkdwn.js';
import type { Paragraph } from './paragraphs.js';

type Known = Pick<Snapshot, 'user' | 'channel'> & { readonly viewer: Viewer };

/** Returns a mrkdwn text as plain words, for a screen reader: without marks, with names and dates in place of tokens. */
export function spoken(source: string, known: Known): string {
  return mrkdwn(source)
    .map((part) => paragraph(part, known))
    .join('\n');
}

function paragraph(part: Paragraph<Inline>, known: Known): string {
  switch (part.kind) {
    case 'preformatted':
      return part.text;
    case 'quote':
      return part.paragraphs.map((it) => paragraph(it, known)).join('\n');
    case 'list':
      return part.items.map(({ sign, children }) => `${sign} ${words(children, known)}`).join('\n');
    default:
      return words(part.children, known);
  }
}

function words(parts: readonly Inline[], known: Known): string {
  return parts.map((part) => word(part, known)).join('');
}

function word(part: Inline, known: Known): string {
  switch (part.kind) {
    case 'text':
    case 'code':
      return part.text;
    case 'bold':
    case 'italic':
    case 'strike':
      return words(part.children, known);
    case 'emoji':
      return part.name.replace(/::skin-tone-\d$/, '').replaceAll('_', ' ');
    case 'link':
      return part.label;
    case 'date':
      return dateText(part.epoch, part.format, known.viewer);
    case 'user':
      return known.user.get(part.id)?.realName ?? part.id;
    case 'channel':
      return `#${known.channel.get(part.id)?.name ?? 'private-channel'}`;
    default:
      return `@${part.id}`;
  }
}

import type { Inline } from '../page/text/mrkdwn.js';
import type { ListItem, Paragraph } from '../page/text/paragraphs.js';

/** A parsed text as one line, for test tables: `<bold words>`, `[quote words]`, `[list •one|•two]`. */
export function sketch(parts: readonly Paragraph<Inline>[]): string {
  return parts.map(paragraph).join('');
}

function paragraph(part: Paragraph<Inline>): string {
  switch (part.kind) {
    case 'preformatted':
      return `[preformatted ${part.text}]`;
    case 'quote':
      return `[quote ${sketch(part.paragraphs)}]`;
    case 'list':
      return `[list ${part.items.map(item).join('|')}]`;
    default:
      return part.children.map(inline).join('');
  }
}

function item({ level, sign, children }: ListItem<Inline>): string {
  return `${'•'.repeat(level)}${sign}${children.map(inline).join('')}`;
}

function inline({ at: _, kind, ...part }: Inline): string {
  if (kind === 'text') return 'text' in part ? part.text : '';
  const words = Object.values(part).map((it) => (Array.isArray(it) ? it.map(inline).join('') : String(it)));
  return `<${[kind, ...words].join(' ')}>`;
}

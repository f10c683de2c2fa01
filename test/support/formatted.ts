import { type Inline, mrkdwn } from '../../local-slack/page/text/mrkdwn.js';
import type { Paragraph } from '../../local-slack/page/text/paragraphs.js';

/** Returns markup as people see it: its text, with each format as in `[bold:…]`. */
export function formatted(source: string): string {
  return mrkdwn(source).map(paragraph).join('\n');
}

function paragraph(it: Paragraph<Inline>): string {
  switch (it.kind) {
    case 'lines':
      return line(it.children);
    case 'quote':
      return `[quote:${it.paragraphs.map(paragraph).join('\n')}]`;
    case 'preformatted':
      return `[preformatted:${it.text}]`;
    case 'list':
      return it.items.map(({ sign, children }) => `${sign} ${line(children)}`).join('\n');
  }
}

function line(children: readonly Inline[]): string {
  return children.map(inline).join('').replaceAll('\u00AD', '');
}

function inline(it: Inline): string {
  switch (it.kind) {
    case 'text':
      return it.text;
    case 'code':
      return `[code:${it.text}]`;
    case 'link':
      return it.label;
    case 'bold':
    case 'italic':
    case 'strike':
      return `[${it.kind}:${it.children.map(inline).join('')}]`;
    default:
      return `[${it.kind}]`;
  }
}

import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types';
import { type Inline, mrkdwn } from './mrkdwn.js';
import type { ListItem, Paragraph } from './paragraphs.js';

type Style = NonNullable<Extract<RichTextElement, { type: 'text' }>['style']>;

/** Converts typed mrkdwn with `*bold*`, lists, quotes and code to Slack's rich text. */
export function toRichText(typed: string): RichTextBlock {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { type: 'rich_text', elements: mrkdwn(escaped).flatMap(element) };
}

/** Converts rich text to typed mrkdwn. */
export function fromRichText({ elements }: RichTextBlock): string {
  return elements.map(typed).join('\n');
}

function element(part: Paragraph<Inline>): RichTextBlockElement[] {
  switch (part.kind) {
    case 'preformatted':
      return [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: part.text }] }];
    case 'quote':
      return [{ type: 'rich_text_quote', elements: part.paragraphs.flatMap(linesOf) }];
    case 'list':
      return [list(part.items)];
    default:
      return [{ type: 'rich_text_section', elements: linesOf(part) }];
  }
}

function list(items: readonly ListItem<Inline>[]): RichTextBlockElement {
  const style = /\d/.test(items[0]?.sign ?? '') ? 'ordered' : 'bullet';
  const sections = items.map((it): RichTextSection => {
    return { type: 'rich_text_section', elements: it.children.flatMap((child) => leaf(child)) };
  });
  return { type: 'rich_text_list', style, elements: sections };
}

function linesOf(part: Paragraph<Inline>): RichTextElement[] {
  if (part.kind === 'lines') return part.children.flatMap((child) => leaf(child));
  if (part.kind === 'list') return part.items.flatMap((it) => it.children.flatMap((child) => leaf(child)));
  return part.kind === 'preformatted' ? [{ type: 'text', text: part.text }] : part.paragraphs.flatMap(linesOf);
}

function leaf(part: Inline, style: Style = {}): RichTextElement[] {
  const styled = Object.keys(style).length > 0 ? { style } : {};
  switch (part.kind) {
    case 'bold':
    case 'italic':
    case 'strike':
      return part.children.flatMap((child) => leaf(child, { ...style, [part.kind]: true }));
    case 'code':
      return [{ type: 'text', text: part.text, style: { ...style, code: true } }];
    case 'link':
      return [{ type: 'link', url: part.url, ...styled }];
    case 'emoji':
      return [{ type: 'emoji', name: part.name, ...styled }];
    default:
      return [{ type: 'text', text: 'text' in part ? part.text : '', ...styled }];
  }
}

function typed(part: RichTextBlockElement): string {
  switch (part.type) {
    case 'rich_text_list':
      return part.elements
        .map((it, n) => `${part.style === 'ordered' ? `${n + 1}.` : '-'} ${it.elements.map(typedLeaf).join('')}`)
        .join('\n');
    case 'rich_text_quote':
      return `> ${part.elements.map(typedLeaf).join('').replaceAll('\n', '\n> ')}`;
    case 'rich_text_preformatted':
      return `\`\`\`\n${part.elements.map(typedLeaf).join('')}\n\`\`\``;
    default:
      return part.elements.map(typedLeaf).join('').replace(/\n$/, '');
  }
}

function typedLeaf(part: RichTextElement): string {
  const style: Style = part.style ?? {};
  const marks = `${style.code ? '`' : ''}${style.bold ? '*' : ''}${style.italic ? '_' : ''}${style.strike ? '~' : ''}`;
  return `${marks}${words(part)}${[...marks].toReversed().join('')}`;
}

function words(part: RichTextElement): string {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'link':
      return part.url;
    case 'emoji':
      return `:${part.name}:`;
    case 'broadcast':
      return `@${part.range}`;
    default:
      return '';
  }
}

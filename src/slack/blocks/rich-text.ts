import type { RichTextBlock, RichTextElement, RichTextList, RichTextSection } from '@slack/types';
import { asTyped, channelLink } from './mrkdwn.js';

/** A piece of a line of rich text: words, shown exactly as they are, or a link to a channel. */
export type Span = ({ readonly text: string } | { readonly channelId: string }) & {
  readonly style?: 'bold' | 'strike' | undefined;
};

/** Returns lines of rich text, in which no character is markup: a bold heading, then a list with bullets. */
export function richList(heading: readonly Span[], items: readonly (readonly Span[])[]): RichTextBlock {
  const bold = heading.map((it) => ({ ...it, style: it.style ?? 'bold' }) as Span);
  const list: RichTextList = { type: 'rich_text_list', style: 'bullet', elements: items.map(line) };
  return { type: 'rich_text', elements: [line(bold), ...(items.length > 0 ? [list] : [])] };
}

/** Returns the lines of a rich text as markup, for readers who see only text. */
export function linesOfRichText({ elements }: RichTextBlock): string[] {
  return elements.flatMap((it) => {
    if (it.type === 'rich_text_list') return it.elements.flatMap((item) => `•  ${markupOf(item.elements)}`);
    return it.type === 'rich_text_section' ? [markupOf(it.elements)] : [];
  });
}

function line(spans: readonly Span[]): RichTextSection {
  return { type: 'rich_text_section', elements: spans.filter((it) => !('text' in it) || it.text !== '').map(element) };
}

function element({ style, ...it }: Span): RichTextElement {
  const styled = style ? { style: { [style]: true } } : {};
  if ('text' in it) return { type: 'text', text: it.text, ...styled };
  return { type: 'channel', channel_id: it.channelId, ...styled };
}

function markupOf(elements: readonly RichTextElement[]): string {
  return elements
    .map((it) => {
      if (it.type === 'channel') return channelLink(it.channel_id).source;
      if (it.type !== 'text') return '';
      const mark = it.style?.strike ? '~' : it.style?.bold ? '*' : '';
      return mark + asTyped(it.text) + mark;
    })
    .join('');
}

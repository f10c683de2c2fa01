import type {
  ActionsBlock,
  ActionsBlockElement,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import { escaped, lines, type Mrkdwn } from './mrkdwn.js';

/** A message as Hearth posts it. `text` is what screen readers and notifications read, so it says all that the blocks say. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: true };
}

/** A heading; Slack cuts at 150 characters. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(cut(text, 150)) };
}

/** A paragraph with at most one element at its side. */
export function section(text: Mrkdwn, accessory?: SectionBlockAccessory): SectionBlock {
  const body = { type: 'section' as const, text: mrkdwn(text) };
  return accessory ? { ...body, accessory } : body;
}

/** Lines one below the other, in as many sections as Slack needs for them. */
export function sections(all: readonly Mrkdwn[]): SectionBlock[] {
  const packed: Mrkdwn[] = [];
  for (const line of all) {
    const last = packed.at(-1);
    const joined = last ? lines(last, line) : line;
    if (last && joined.source.length <= MAX_TEXT) packed[packed.length - 1] = joined;
    else packed.push(line);
  }
  return packed.map((text) => section(text));
}

/** Small grey print. */
export function context(...texts: Mrkdwn[]): ContextBlock {
  return { type: 'context', elements: texts.map(mrkdwn) };
}

export function actions(...elements: ActionsBlockElement[]): ActionsBlock {
  return { type: 'actions', elements };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

/** A message of these blocks; its `text` is put together from theirs. */
export function message(...blocks: KnownBlock[]): Message {
  return { blocks, text: blocks.flatMap(textOf).join('\n') };
}

/** What a person who sees only text should read of a block. Buttons are left out: they cannot be pressed from there. */
function textOf(block: KnownBlock): string[] {
  switch (block.type) {
    case 'header':
      return [escaped(block.text.text)];
    case 'section':
      return block.text ? [block.text.text] : [];
    case 'context':
      return block.elements.flatMap((element) => ('text' in element ? [element.text] : []));
    default:
      return [];
  }
}

/** The text, or as much of it as fits with an ellipsis. Counts as Slack does: an emoji is one character. */
export function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** What a text object takes. */
const MAX_TEXT = 3_000;

/** Markup that is too long ends before whatever piece of it would be torn. */
function mrkdwn({ source }: Mrkdwn): MrkdwnElement {
  const fits = source.length <= MAX_TEXT;
  const text = fits ? source : `${source.slice(0, MAX_TEXT - 1).replace(/(?:&[a-z]*|<[^>]*)$/, '')}…`;
  return { type: 'mrkdwn', text };
}

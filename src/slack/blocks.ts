import type {
  ActionsBlock,
  ActionsBlockElement,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  PlainTextElement,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import { escaped, type Mrkdwn } from './mrkdwn.js';

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

/** A paragraph, at most 3,000 characters, with at most one element at its side. */
export function section(text: Mrkdwn, accessory?: SectionBlockAccessory): SectionBlock {
  const body = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: cut(text.source, 3000) } };
  return accessory ? { ...body, accessory } : body;
}

/** Small grey print. */
export function context(...texts: Mrkdwn[]): ContextBlock {
  return { type: 'context', elements: texts.map((text) => ({ type: 'mrkdwn', text: cut(text.source, 3000) })) };
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

/** The text, or as much of it as fits with an ellipsis. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

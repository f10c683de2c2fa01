import type {
  ActionsBlock,
  ActionsBlockElement,
  Checkboxes,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  ImageBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import { asTyped, lines, type Mrkdwn } from './mrkdwn.js';
import { linesOfRichText } from './rich-text.js';

/**
 * A message to post. `text` is for screen readers and notifications, so it says everything that the blocks say, as far
 * as Slack takes it when the message is edited, too.
 */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: true };
}

/** Returns a heading, cut to Slack's limit of 150 characters. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(cut(text, 150)) };
}

/** Returns a paragraph with an optional element beside it. */
export function section(text: Mrkdwn, accessory?: SectionBlockAccessory): SectionBlock {
  const body = { type: 'section' as const, text: mrkdwn(text) };
  return accessory ? { ...body, accessory } : body;
}

/**
 * Returns a paragraph for Home and modals that shows no markup, so that typed text in it stays as it was typed. Cuts it to
 * Slack's limit.
 */
export function plainSection(text: string, accessory?: SectionBlockAccessory): SectionBlock {
  const body = { type: 'section' as const, text: plainText(cut(text, MAX_TEXT)) };
  return accessory ? { ...body, accessory } : body;
}

/** Returns the lines in as few sections as Slack's text limit allows. */
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

/** Returns small gray text. */
export function context(...texts: Mrkdwn[]): ContextBlock {
  return { type: 'context', elements: texts.map(mrkdwn) };
}

export function actions(...elements: ActionsBlockElement[]): ActionsBlock {
  return { type: 'actions', elements };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

/** Returns an uploaded picture. `alt` says in words what it shows. */
export function picture({ fileId, alt }: { readonly fileId: string; readonly alt: string }): ImageBlock {
  return { type: 'image', slack_file: { id: fileId }, alt_text: cut(alt, MAX_ALT) };
}

/** Returns a message of these blocks, with a `text` made from theirs. */
export function message(...blocks: KnownBlock[]): Message {
  return { blocks, text: cutMarkup(blocks.flatMap(textOf).join('\n'), MAX_FALLBACK, Buffer.byteLength) };
}

/**
 * Returns a block's text for readers who see only text, with a check mark before what is ticked. Leaves buttons out,
 * since they can't be pressed there.
 */
function textOf(block: KnownBlock): string[] {
  switch (block.type) {
    case 'header':
      return [asTyped(block.text.text)];
    case 'section':
      return block.text ? [block.text.text] : [];
    case 'context':
      return block.elements.flatMap((element) => ('text' in element ? [element.text] : []));
    case 'actions':
      return block.elements.flatMap((element) => (element.type === 'checkboxes' ? choicesOf(element) : []));
    case 'rich_text':
      return linesOfRichText(block);
    case 'image':
      return [asTyped(block.alt_text)];
    default:
      return [];
  }
}

function choicesOf({ options, initial_options: ticked = [] }: Checkboxes): string[] {
  return options.map(({ text, description, value }) => {
    const mark = ticked.some((it) => it.value === value) ? '✓' : '•';
    return [`${mark}  ${asTyped(text.text)}`, ...(description ? [asTyped(description.text)] : [])].join('  ');
  });
}

/** Shortens a text to at most `most` characters, with an ellipsis. Counts code points, as Slack does. */
export function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** Slack's limit for a text object, in characters. */
const MAX_TEXT = 3_000;

/** Slack's limit for the description of a picture, in characters. */
const MAX_ALT = 2_000;

/**
 * The most bytes of a message's `text`. Slack posts longer ones, but refuses to update them from 4,000 on. It may count
 * bytes, and may escape characters that we don't.
 */
const MAX_FALLBACK = 2_999;

function mrkdwn({ source }: Mrkdwn): MrkdwnElement {
  return { type: 'mrkdwn', text: cutMarkup(source, MAX_TEXT, (text) => text.length) };
}

/** Matches what is never divided: a link or a mention, an entity, or a character. */
const PIECE = /<[^>]*>|&[a-z]+;|./gsu;

/** The least part of a text that has to be left for the rest of a line, or of a word, to be cut off, too. */
const LEAST_LEFT = { line: 0.5, word: 0.9 };

/** Cuts markup that is too long, with an ellipsis: after a whole line, else after a word, if that leaves enough of it. */
function cutMarkup(source: string, most: number, sizeOf: (text: string) => number): string {
  if (sizeOf(source) <= most) return source;
  const room = most - sizeOf('\n…');
  const ends = { piece: 0, word: 0, line: 0 };
  let size = 0;
  for (const { 0: piece, index } of source.matchAll(PIECE)) {
    if (piece === '\n') ends.line = index;
    if (/^\s$/u.test(piece)) ends.word = index;
    size += sizeOf(piece);
    if (size > room) break;
    ends.piece = index + piece.length;
  }
  if (ends.line >= ends.piece * LEAST_LEFT.line) return `${source.slice(0, ends.line)}\n…`;
  const isWord = ends.word >= ends.piece * LEAST_LEFT.word;
  return `${source.slice(0, isWord ? ends.word : ends.piece)}…`;
}

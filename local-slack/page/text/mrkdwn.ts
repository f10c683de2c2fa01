import { pieces } from '../../text/mrkdwn.js';
import { type Paragraph, paragraphs } from './paragraphs.js';

/** A piece of formatted text. `at` is its position, which also serves as its key. */
export type Inline = { readonly at: number } & (
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'emoji'; readonly name: string }
  | { readonly kind: 'user' | 'channel' | 'everyone'; readonly id: string }
  | { readonly kind: 'date'; readonly epoch: number; readonly format: string; readonly fallback: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
);

/** Parses Slack's mrkdwn. Malformed input stays text and never becomes markup. */
export function mrkdwn(source: string): Paragraph<Inline>[] {
  return paragraphs(source, { inline, words: unescaped });
}

/** Parses plain text, in which only `:emoji:` has a meaning. */
export function plainText(source: string, emoji: boolean): Inline[] {
  if (!emoji) return source === '' ? [] : [{ at: 0, kind: 'text', text: source }];
  return tokens(source, EMOJI, (match, at) => ({ at, kind: 'emoji', name: match.groups?.emoji ?? '' }), same);
}

const EMOJI = /:(?<emoji>[\p{L}\p{N}_+'-]+(?:::skin-tone-\d)?):/gu;

/**
 * Matches the text inside marks such as `*…*`. Brackets and code are matched as a whole, so marks in them are ignored.
 */
const INSIDE = '(?:<[^<>\\n]*>|`[^`\\n]*`|`(?![^`\\n]*`)|[^\\n<`])*?';

const TOKEN = new RegExp(
  [
    '`(?<code>[^`\\n]+)`',
    '(?<bracket><[^<>\\n]+>)',
    EMOJI.source,
    `(?<![\\p{L}\\p{N}])(?<mark>[*_~])(?=\\S)(?<marked>${INSIDE}(?<=\\S))\\k<mark>(?![\\p{L}\\p{N}])`,
    '(?<url>https?:\\/\\/[^\\s<>|]*[^\\s<>|.,;:!?)"\'*_~])',
  ].join('|'),
  'gu',
);

const MARKS = new Map([
  ['*', 'bold'],
  ['_', 'italic'],
  ['~', 'strike'],
] as const);

function inline(source: string): Inline[] {
  return tokens(source, TOKEN, (match, at) => token(match.groups ?? {}, at), unescaped);
}

function token(found: Readonly<Record<string, string | undefined>>, at: number): Inline {
  const { code, bracket, emoji, mark, marked = '', url = '' } = found;
  if (code !== undefined) return { at, kind: 'code', text: unescaped(code) };
  if (bracket !== undefined) return fromBracket(bracket, at);
  if (emoji !== undefined) return { at, kind: 'emoji', name: emoji };
  for (const [sign, kind] of MARKS) if (sign === mark) return { at, kind, children: inline(marked) };
  return { at, kind: 'link', url: unescaped(url), label: unescaped(url) };
}

function fromBracket(bracket: string, at: number): Inline {
  const [piece] = pieces(bracket);
  switch (piece?.kind) {
    case 'user':
    case 'channel':
      return { at, kind: piece.kind, id: piece.id.split('|')[0] ?? '' };
    case 'everyone':
      return { at, kind: 'everyone', id: piece.name };
    case 'date':
      return { at, ...piece };
    case 'link':
      if (piece.url.startsWith('!')) return { at, kind: 'text', text: piece.label };
      return { at, ...piece };
    case 'text':
      return { at, kind: 'text', text: piece.text };
    default:
      return { at, kind: 'text', text: unescaped(bracket) };
  }
}

function tokens(
  source: string,
  pattern: RegExp,
  read: (match: RegExpExecArray, at: number) => Inline,
  words: (text: string) => string,
): Inline[] {
  const found: Inline[] = [];
  let end = 0;
  for (const match of source.matchAll(pattern)) {
    if (match.index > end) found.push({ at: end, kind: 'text', text: words(source.slice(end, match.index)) });
    found.push(read(match, match.index));
    end = match.index + match[0].length;
  }
  if (end < source.length) found.push({ at: end, kind: 'text', text: words(source.slice(end)) });
  return found;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function same(text: string): string {
  return text;
}

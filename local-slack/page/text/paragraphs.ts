/** A part of a text that spans whole lines. `at` is its index among its siblings. */
export type Paragraph<Inline> = { readonly at: number } & (
  | { readonly kind: 'lines'; readonly children: readonly Inline[] }
  | { readonly kind: 'preformatted'; readonly text: string }
  | { readonly kind: 'quote'; readonly paragraphs: readonly Paragraph<Inline>[] }
  | { readonly kind: 'list'; readonly items: readonly ListItem<Inline>[] }
);

export interface ListItem<Inline> {
  readonly at: number;
  /** The indentation level, from 0. */
  readonly level: number;
  /** The typed bullet or number: `•`, `1.` */
  readonly sign: string;
  readonly children: readonly Inline[];
}

const FENCE = /```\n?([\s\S]+?)\n?```/g;
const ITEM = /^(?<indent>\s*)(?<sign>[•◦▪-]|\d+\.)\s+(?<text>\S.*)$/u;
const QUOTED = /^(?:&gt;|>) ?/;

/** Functions that parse a line's content and decode text in code blocks. */
export interface Reading<Inline> {
  readonly inline: (text: string) => readonly Inline[];
  readonly words: (text: string) => string;
}

/** Splits a text into code blocks, quotes, lists and other lines. */
export function paragraphs<Inline>(source: string, reading: Reading<Inline>): Paragraph<Inline>[] {
  return runs(source).map((run, at) => paragraph(run, at, reading));
}

interface Run {
  readonly kind: Paragraph<never>['kind'];
  readonly lines: string[];
}

/** Consecutive lines of one kind. */
function runs(source: string): Run[] {
  const parts = source.split(FENCE);
  return parts.flatMap((part, n): Run[] => {
    if (n % 2 === 1) return [{ kind: 'preformatted', lines: [part] }];
    const between = part.replace(n > 0 ? /^\n/ : '', '').replace(n < parts.length - 1 ? /\n$/ : '', '');
    return between === '' ? [] : runsOfLines(between.split('\n'));
  });
}

function runsOfLines(lines: readonly string[]): Run[] {
  const found: Run[] = [];
  for (const line of lines) {
    const kind = QUOTED.test(line) ? 'quote' : ITEM.test(line) ? 'list' : 'lines';
    const last = found.at(-1);
    if (last?.kind === kind && isNumbered(last.lines[0]) === isNumbered(line)) last.lines.push(line);
    else found.push({ kind, lines: [line] });
  }
  return found;
}

/** Bullets and numbers form separate lists. */
function isNumbered(line = ''): boolean {
  return /^\d/.test(ITEM.exec(line)?.groups?.sign ?? '');
}

function paragraph<Inline>({ kind, lines }: Run, at: number, reading: Reading<Inline>): Paragraph<Inline> {
  switch (kind) {
    case 'preformatted':
      return { at, kind, text: reading.words(lines.join('\n')) };
    case 'quote':
      return { at, kind, paragraphs: paragraphs(lines.map((line) => line.replace(QUOTED, '')).join('\n'), reading) };
    case 'list':
      return { at, kind, items: lines.map((line, n) => item(line, n, reading)) };
    default:
      return { at, kind: 'lines', children: reading.inline(lines.join('\n')) };
  }
}

function item<Inline>(line: string, at: number, { inline }: Reading<Inline>): ListItem<Inline> {
  const { indent = '', sign = '', text = '' } = ITEM.exec(line)?.groups ?? {};
  return { at, level: Math.floor(indent.length / 2), sign: sign === '-' ? '•' : sign, children: inline(text) };
}

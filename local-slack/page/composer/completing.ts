/** The text to complete: a name after `@` or `#`, or a command after `/`. */
export interface Completing {
  readonly sign: '@' | '#' | '/';
  /** The text after the sign, in lower case. */
  readonly query: string;
  /** The index of the sign. */
  readonly start: number;
}

/** The completion at the caret. A command is only possible at the start of the text. */
export function completing(text: string, caret: number): Completing | undefined {
  const before = text.slice(0, caret);
  const command = /^\/\S*$/.exec(before);
  if (command) return { sign: '/', query: before.slice(1).toLowerCase(), start: 0 };
  const name = /(?:^|\s)([@#])([\p{L}\p{N}._-]*)$/u.exec(before);
  if (!name) return undefined;
  const query = name[2] ?? '';
  return { sign: name[1] === '@' ? '@' : '#', query: query.toLowerCase(), start: caret - query.length - 1 };
}

/** The text with the completion inserted, and the new position of the caret. */
export function complete(
  text: string,
  caret: number,
  { start }: Completing,
  chosen: string,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(caret).replace(/^ /, '');
  return { text: `${text.slice(0, start)}${chosen} ${after}`, caret: start + chosen.length + 1 };
}

/** Matches sorted by rank: the query starts the text, starts a word, or is anywhere. */
export function matching<Thing>(things: readonly Thing[], query: string, words: (thing: Thing) => string): Thing[] {
  const wanted = query.toLowerCase();
  const rank = (thing: Thing) => {
    const all = words(thing).toLowerCase();
    if (all.startsWith(wanted)) return 0;
    if (all.split(/[\s._/#@-]+/).some((word) => word.startsWith(wanted))) return 1;
    return all.includes(wanted) ? 2 : 3;
  };
  return things
    .map((thing) => ({ thing, rank: rank(thing) }))
    .filter((it) => it.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map((it) => it.thing);
}

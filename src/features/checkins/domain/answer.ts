import { linesOf } from '../../../core/text.js';

/** The largest number of commitments that one check-in makes, and of other things that it reports as done. */
export const MAX_NEW = 5;

/** The largest number of open commitments on a list. */
export const MAX_OPEN = 20;

/** The maximum length of a commitment, in code points. */
export const MAX_LENGTH = 200;

type TooMuch = 'too-many' | 'too-long';

/** The reasons for which typed commitments are refused. */
export type Refusal = 'none' | TooMuch | 'list-full';

type Lines<Why> = { readonly texts: readonly string[] } | { readonly refusal: Why };

/**
 * Parses typed commitments, one per line. `open` is the number of other commitments that stay on the list; if there are
 * none, at least one is needed.
 */
export function commitmentsIn(typed: string, open: number): Lines<Refusal> {
  const lines = doneIn(typed);
  if ('refusal' in lines) return lines;
  const { length } = lines.texts;
  if (length === 0 && open === 0) return { refusal: 'none' };
  return length > 0 && open + length > MAX_OPEN ? { refusal: 'list-full' } : lines;
}

/**
 * Parses other things that are done, one per line. Leaves out empty lines, repetitions, and the dashes, bullets and
 * numbers that people put before a line.
 */
export function doneIn(typed: string): Lines<TooMuch> {
  const lines = linesOf(typed).map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])(?:\s+|$)/, '').trim());
  const texts = [...new Set(lines.filter((line) => line !== ''))];
  if (texts.length > MAX_NEW) return { refusal: 'too-many' };
  if (texts.some((text) => [...text].length > MAX_LENGTH)) return { refusal: 'too-long' };
  return { texts };
}

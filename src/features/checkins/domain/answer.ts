/** The largest number of commitments that one check-in makes. */
export const MAX_NEW = 5;

/** The largest number of open commitments on a list. */
export const MAX_OPEN = 20;

/** The maximum length of a commitment, in code points. */
export const MAX_LENGTH = 200;

/** The reasons for which typed commitments are refused. */
export type Refusal = 'none' | 'too-many' | 'too-long' | 'list-full';

/**
 * Parses typed commitments, one per line. Leaves out empty lines, repetitions, and the dashes, bullets and numbers that
 * people put before a line. `open` is the number of other commitments that stay on the list.
 */
export function commitmentsIn(
  typed: string,
  open: number,
): { readonly texts: readonly string[] } | { readonly refusal: Refusal } {
  const lines = typed.split('\n').map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])(?:\s+|$)/, '').trim());
  const texts = [...new Set(lines.filter((line) => line !== ''))];
  if (texts.length === 0) return { refusal: 'none' };
  if (texts.length > MAX_NEW) return { refusal: 'too-many' };
  if (texts.some((text) => [...text].length > MAX_LENGTH)) return { refusal: 'too-long' };
  if (open + texts.length > MAX_OPEN) return { refusal: 'list-full' };
  return { texts };
}

/** Returns the number of earlier commitments that stay on the list. */
export function carriedCount(went: Readonly<Record<string, 'done' | 'carry' | 'drop'>>): number {
  return Object.values(went).filter((result) => result === 'carry').length;
}

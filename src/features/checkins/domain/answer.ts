import type { Day } from '../../../core/calendar.js';

/** As much as a check-in asks for at once, and as many as a list may hold. */
export const MAX_NEW = 5;
export const MAX_OPEN = 20;
export const MAX_LENGTH = 200;

/** Why commitments cannot be taken as they were typed. */
export type Refusal = 'none' | 'too-many' | 'too-long' | 'list-full';

/**
 * Commitments as typed, one a line: empty lines, repetitions and the dashes and bullets that people put before a line are
 * left out. `open` is how many stay on the list besides.
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

/** What is left of a member's list after a check-in said what became of it. */
export function staysOpen(went: Readonly<Record<string, 'done' | 'carry' | 'drop'>>): number {
  return Object.values(went).filter((end) => end === 'carry').length;
}

/**
 * Which of a member's occurrences "Check in" means, when they do not say: today's, even before it opens; else the latest that has
 * opened, which stays open until the next one does; else the one to come.
 */
export function occurrenceMeant<It extends { readonly day: Day; readonly opensAt: Date }>(
  oldestFirst: readonly It[],
  today: Day,
  now: Date,
): It | undefined {
  const todays = oldestFirst.find((it) => it.day === today);
  return todays ?? oldestFirst.findLast((it) => it.opensAt <= now) ?? oldestFirst[0];
}

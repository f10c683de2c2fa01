import type { Day } from '../../../core/calendar.js';
import type { Outcome } from './outcome.js';

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

/** A check-in, as far as it decides which one is opened. */
export interface Openable {
  readonly day: Day;
  readonly opensAt: Date;
  readonly askedAt: Date | null;
  readonly askedIn: string | null;
  readonly outcome: Outcome | null;
}

/**
 * Returns the occurrence that "Check in" opens if the member does not name one: the one that was asked and waits for
 * their answer; otherwise today's, even before it opens; otherwise the latest that has opened, which stays open until
 * the next one does; otherwise the next one.
 */
export function occurrenceToOpen<It extends Openable>(
  oldestFirst: readonly It[],
  today: Day,
  now: Date,
): It | undefined {
  const latest = oldestFirst.findLast((it) => it.askedIn || it.askedAt || it.outcome);
  if (latest?.outcome === null) return latest;
  const todays = oldestFirst.find((it) => it.day === today);
  return todays ?? oldestFirst.findLast((it) => it.opensAt <= now) ?? oldestFirst[0];
}

import type { Day } from '../../../core/calendar.js';
import { type Openable, occurrenceToOpen } from './opening.js';

/** A check-in, as far as it decides whether it may be answered late. */
export interface Answerable extends Openable {
  readonly late: boolean;
}

/** The number of check-in days before the current one that a member may still answer. */
const ANSWERABLE_DAYS = 3;

/**
 * Returns the check-ins before the current one that the member may answer or change now: of the last check-in days, those
 * on which they were asked and that have no answer, or a late one. Oldest first.
 */
export function answerableLate<It extends Answerable>(oldestFirst: readonly It[], today: Day, now: Date): It[] {
  const current = occurrenceToOpen(oldestFirst, today, now);
  if (!current) return [];
  return oldestFirst
    .filter((it) => it.day < current.day)
    .slice(-ANSWERABLE_DAYS)
    .filter((it) => it.askedAt !== null && (it.outcome === null || (it.outcome === 'answered' && it.late)));
}

/** Returns those of them that were missed. */
export function missedOf<It extends Answerable>(oldestFirst: readonly It[], today: Day, now: Date): It[] {
  return answerableLate(oldestFirst, today, now).filter((it) => it.outcome === null);
}

/** A commitment, as far as it decides whether a late answer may speak of it. */
interface Listed {
  readonly madeIn: string | null;
  readonly madeOn: Day;
  readonly endedIn: string | null;
  readonly state: 'open' | 'done' | 'dropped';
}

/** Returns what the late answer to a check-in may speak of: what was open on its day and still is, and what it said before. */
export function openThen<It extends Listed>(list: readonly It[], of: { readonly id: string; readonly day: Day }): It[] {
  const isItsOwn = (it: It) => it.madeIn === of.id || it.endedIn === of.id;
  return list.filter((it) => isItsOwn(it) || (it.state === 'open' && it.madeOn < of.day));
}

import { type Day, weekOf } from '../../../core/calendar.js';
import type { ChosenPace } from '../../../core/pace.js';
import { checkinDayFrom, type Rhythm } from '../../../core/programmes.js';
import type { Outcome } from './outcome.js';

/**
 * The pace at which a member is asked: as `usual`; every time, but `unreminded`; `weekly` and unreminded; or not at all, which
 * is said once (`pausing`, then `paused`).
 */
export type Pace = 'usual' | 'unreminded' | 'weekly' | 'pausing' | 'paused';

/** After so many check-in days in a row without an answer, the member is no longer reminded. */
export const UNREMINDED_AFTER = 2;
/** After so many, they are asked once a week. */
export const WEEKLY_AFTER = 3;
/** After so many, they are not asked any more. */
export const PAUSED_AFTER = 6;

/** A check-in of a member in any of their communities. */
export interface PastCheckin {
  readonly day: Day;
  readonly deadlineAt: Date;
  readonly askedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly outcome: Outcome | null;
}

/** The time of a member's choice of a pace, and the number of unanswered days that leads to it. */
export interface PaceChoice {
  readonly countedFrom: Date | null;
  readonly countedAs: number;
}

/** The number of unanswered days that leads to a chosen pace. */
export const COUNTED_AS: Readonly<Record<ChosenPace, number>> = {
  usual: 0,
  weekly: WEEKLY_AFTER,
  paused: PAUSED_AFTER,
};

/**
 * Returns the number of latest days in a row on which the member was asked and did not respond, in any community.
 * `newestFirst` has all their check-ins. Those asked before their last choice of a pace do not count; the choice does,
 * until they respond. Skipping is a response. Days away, days on which nobody asked, and check-ins whose deadline is
 * ahead are neutral.
 */
export function unansweredDays(
  newestFirst: readonly PastCheckin[],
  { countedFrom: since, countedAs }: PaceChoice,
  now: Date,
): number {
  const days = new Set<Day>();
  for (const { day, deadlineAt, askedAt, answeredAt, outcome } of newestFirst) {
    const isAsked = askedAt !== null && (!since || askedAt > since);
    const isResponse = outcome === 'answered' || outcome === 'skipped';
    if (isResponse && (!since || isAsked || (answeredAt !== null && answeredAt > since))) return days.size;
    if (isResponse) break;
    if (outcome === null && isAsked && deadlineAt <= now) days.add(day);
  }
  return days.size + countedAs;
}

/** Returns the pace after so many unanswered days. */
export function paceAfter(unanswered: number, isPaused: boolean): Pace {
  if (unanswered >= PAUSED_AFTER) return isPaused ? 'paused' : 'pausing';
  if (unanswered >= WEEKLY_AFTER) return 'weekly';
  return unanswered >= UNREMINDED_AFTER ? 'unreminded' : 'usual';
}

/** Returns true if this is the first check-in day of its week. */
export function isFirstOfWeek(day: Day, rhythm: Rhythm): boolean {
  return checkinDayFrom(weekOf(day), rhythm) === day;
}

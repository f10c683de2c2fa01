import { addDays, type Day, weekdayOf } from '../../../core/calendar.js';
import type { Rhythm } from '../../../core/communities.js';
import type { Outcome } from './outcome.js';

/**
 * How often a member is asked: as `usual`; every time, but `unreminded`; `weekly` and unreminded; or not at all, which
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
  readonly outcome: Outcome | null;
}

/**
 * Returns the number of latest days in a row on which the member was asked and did not respond, in any community.
 * `newestFirst` has all their check-ins; those asked before `since` do not count. Skipping is a response. Days away,
 * days on which nobody asked, and check-ins whose deadline is ahead are neutral.
 */
export function unansweredDays(newestFirst: readonly PastCheckin[], since: Date | null, now: Date): number {
  const days = new Set<Day>();
  for (const { day, deadlineAt, askedAt, outcome } of newestFirst) {
    if (outcome === 'answered' || outcome === 'skipped') break;
    if (outcome === null && askedAt && deadlineAt <= now && (!since || askedAt > since)) days.add(day);
  }
  return days.size;
}

/** Returns the pace after so many unanswered days. */
export function paceAfter(unanswered: number, isPaused: boolean): Pace {
  if (unanswered >= PAUSED_AFTER) return isPaused ? 'paused' : 'pausing';
  if (unanswered >= WEEKLY_AFTER) return 'weekly';
  return unanswered >= UNREMINDED_AFTER ? 'unreminded' : 'usual';
}

/** Returns true if this is the first check-in day of its week. */
export function isFirstOfWeek(day: Day, { checkinDays }: Rhythm): boolean {
  return weekdayOf(day) === Math.min(...checkinDays);
}

/** Returns the Monday of the day's week. */
export function weekOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

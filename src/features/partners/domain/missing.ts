import type { Day } from '../../../core/calendar.js';

/** A check-in of a partner in the community. */
export interface PastCheckin {
  readonly day: Day;
  readonly opensAt: Date;
  readonly deadlineAt: Date;
  readonly askedAt: Date | null;
  readonly outcome: string | null;
}

/** The number of missed days of which partners hear. */
const TOLD_FROM = 2;

/**
 * Returns the latest check-in days that a partner missed one after the other, oldest first, if they are enough to be told.
 * Answering or skipping ends such a run. Days away, days on which nobody asked, pauses, and check-ins whose deadline is
 * ahead don't count. Check-ins that opened before `from`, when they became partners, are none of their business.
 */
export function missedDays(checkins: readonly PastCheckin[], from: Date, now: Date): Day[] | undefined {
  const newestFirst = [...checkins].sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime());
  const days = new Set<Day>();
  for (const { day, opensAt, deadlineAt, askedAt, outcome } of newestFirst) {
    if (opensAt < from || outcome === 'answered' || outcome === 'skipped') break;
    if (outcome === null && askedAt !== null && deadlineAt <= now) days.add(day);
  }
  return days.size < TOLD_FROM ? undefined : [...days].sort();
}

/** Returns the time of the first deadline that is ahead; undefined if none is. */
export function nextDeadline(checkins: readonly Pick<PastCheckin, 'deadlineAt' | 'outcome'>[], now: Date) {
  const ahead = checkins.filter(({ deadlineAt, outcome }) => outcome === null && deadlineAt > now);
  return ahead.map(({ deadlineAt }) => deadlineAt).sort((a, b) => a.getTime() - b.getTime())[0];
}

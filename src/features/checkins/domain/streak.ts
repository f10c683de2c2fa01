import type { Day } from '../../../core/calendar.js';
import type { Outcome } from './outcome.js';

/** A check-in day as a streak counts it. */
export interface PastDay {
  readonly day: Day;
  readonly deadlineAt: Date;
  readonly askedAt: Date | null;
  readonly outcome: Outcome | null;
}

export interface Streak {
  /** The number of answered check-ins in the current streak. */
  readonly current: number;
  readonly best: number;
  /** The number of days that may still be missed without ending the streak. */
  readonly reserve: number;
  /** The number of days that were missed during the current streak, each covered by a reserve day. */
  readonly used: number;
  /** The number of answers among the latest days that asked for one (`asked` days, at most 20). */
  readonly answered: number;
  readonly asked: number;
  /** The latest day that asked for an answer, if it was missed and a reserve day covers it. */
  readonly covered: Day | undefined;
}

const START_RESERVE = 2;
const MAX_RESERVE = 3;
const ANSWERS_PER_RESERVE = 10;
const WINDOW = 20;

/**
 * Returns a member's streak at `now`, computed from all their days, oldest first. It counts check-in days, not calendar
 * days. Days that were skipped, away or not asked are neutral, and so are days whose deadline is still ahead. A missed
 * day uses up a reserve day if there is a streak to keep and a reserve day left; otherwise it ends the streak. Nothing
 * is stored, so a late answer restores the reserve day.
 */
export function streakOf(days: readonly PastDay[], now: Date): Streak {
  let [current, best, reserve, used, answers] = [0, 0, START_RESERVE, 0, 0];
  let covered: Day | undefined;
  const asked: boolean[] = [];
  for (const it of days) {
    if (it.outcome === 'answered') {
      current += 1;
      answers += 1;
      best = Math.max(best, current);
      if (answers % ANSWERS_PER_RESERVE === 0) reserve = Math.min(MAX_RESERVE, reserve + 1);
      covered = undefined;
      asked.push(true);
    } else if (isMissed(it, now)) {
      const kept = current > 0 && reserve > 0;
      if (kept) [reserve, used] = [reserve - 1, used + 1];
      else [current, used] = [0, 0];
      covered = kept ? it.day : undefined;
      asked.push(false);
    }
  }
  const window = asked.slice(-WINDOW);
  return { current, best, reserve, used, covered, answered: window.filter(Boolean).length, asked: window.length };
}

function isMissed(it: PastDay, now: Date): boolean {
  return it.outcome === null && it.askedAt !== null && it.deadlineAt <= now;
}

const MILESTONES = [5, 10, 25, 50];

/** Returns the milestones of a streak of that length: 5, 10, 25, 50 and every further 50. */
export function milestonesUpTo(length: number): number[] {
  const further = Array.from({ length: Math.max(0, Math.floor(length / 50) - 1) }, (_, n) => 50 * (n + 2));
  return [...MILESTONES.filter((it) => it <= length), ...further];
}

/** Returns the length of a streak that has just reached a milestone for the first time; otherwise undefined. */
export function milestone({ current, best }: Streak, bestBefore: number): number | undefined {
  const reached = milestonesUpTo(current).at(-1) === current;
  return reached && current === best && current > bestBefore ? current : undefined;
}

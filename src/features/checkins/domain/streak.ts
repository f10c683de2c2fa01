import type { Day } from '../../../core/calendar.js';

/** One check-in day as it counts. */
export interface PastDay {
  readonly day: Day;
  readonly deadlineAt: Date;
  readonly askedAt: Date | null;
  readonly outcome: 'answered' | 'skipped' | 'away' | null;
}

export interface Streak {
  /** Answered check-ins in a row. */
  readonly current: number;
  readonly best: number;
  /** Days that may still be missed without ending the row. */
  readonly reserve: number;
  /** Of the last (at most) 20 that asked for an answer, how many got one. */
  readonly answered: number;
  readonly asked: number;
  /** The day that a reserve day covers, when it is the latest one that asked for an answer. */
  readonly covered: Day | undefined;
}

const START_RESERVE = 2;
const MAX_RESERVE = 3;
const ANSWERS_PER_RESERVE = 10;
const WINDOW = 20;

/**
 * A member's streak at `now`, from all their days, oldest first. It counts check-in days, not calendar days. Days skipped, away, or on which Hearth
 * did not ask are neutral, and so is one whose deadline is to come. A missed day spends a reserve day, if there is a row to
 * keep and a day to spend; else it ends the row. Nothing is stored, so a late answer gives the reserve day back by itself.
 */
export function streakOf(days: readonly PastDay[], now: Date): Streak {
  let [current, best, reserve, answers] = [0, 0, START_RESERVE, 0];
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
      if (kept) reserve -= 1;
      else current = 0;
      covered = kept ? it.day : undefined;
      asked.push(false);
    }
  }
  const window = asked.slice(-WINDOW);
  return { current, best, reserve, covered, answered: window.filter(Boolean).length, asked: window.length };
}

function isMissed(it: PastDay, now: Date): boolean {
  return it.outcome === null && it.askedAt !== null && it.deadlineAt <= now;
}

const MILESTONES = [5, 10, 25, 50];

/** Whether this row has just become as long as is worth celebrating, for the first time: at 5, 10, 25, 50 and every further 50. */
export function milestone({ current, best }: Streak, bestBefore: number): number | undefined {
  const reached = MILESTONES.includes(current) || (current >= 100 && current % 50 === 0);
  return reached && current === best && current > bestBefore ? current : undefined;
}

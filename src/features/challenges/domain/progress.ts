import type { Day } from '../../../core/calendar.js';
import { weekNumber } from './days.js';
import type { Plan } from './plan.js';

/** A log that was not undone. */
export interface Logged {
  readonly day: Day;
  readonly amount: number;
}

/**
 * Returns a participant's progress: the number of days with a log (of weeks, if the rhythm is weekly), or the sum of
 * the amounts. `progressSql` in `store/progress.ts` computes the same in the database.
 */
export function progressOf(plan: Plan, logs: readonly Logged[]): number {
  if (plan.measure !== 'days') return logs.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0) / 100;
  const unit = ({ day }: Logged) => (plan.rhythm === 'weekly' ? weekNumber(plan, day) : day);
  return new Set(logs.map(unit)).size;
}

/** Returns the part of a target that was reached, from 0 to 1. */
export function partOf(done: number, target: number): number {
  return target <= 0 ? 0 : Math.min(1, done / target);
}

/** Returns true if a participant has finished. */
export function hasFinished(done: number, target: number): boolean {
  return done >= target;
}

import { addDays, type Day, daysBetween, weekdayOf } from '../../../core/calendar.js';
import type { Plan } from './plan.js';

/** Returns the number of days of a challenge. */
export function lengthOf({ firstDay, lastDay }: Pick<Plan, 'firstDay' | 'lastDay'>): number {
  return daysBetween(firstDay, lastDay) + 1;
}

/** Returns the number of a day within a challenge, 1 for its first; less before it, more than its length after it. */
export function dayNumber({ firstDay }: Pick<Plan, 'firstDay'>, day: Day): number {
  return daysBetween(firstDay, day) + 1;
}

/** Returns the number of the week of a day within a challenge, 1 for the seven days from its first on. */
export function weekNumber(plan: Pick<Plan, 'firstDay'>, day: Day): number {
  return Math.floor((dayNumber(plan, day) - 1) / 7) + 1;
}

/**
 * Returns how often something is to be done from one day to another, both inclusive: on days of the rhythm, or in weeks
 * that have begun. Without a rhythm, each day counts.
 */
export function slotsBetween(plan: Plan, from: Day, to: Day): number {
  const first = from < plan.firstDay ? plan.firstDay : from;
  const last = to > plan.lastDay ? plan.lastDay : to;
  if (last < first) return 0;
  if (plan.rhythm === 'weekly') return weekNumber(plan, last) - weekNumber(plan, first) + 1;
  const days = daysBetween(first, last) + 1;
  if (plan.rhythm !== 'weekdays') return days;
  return Array.from({ length: days }, (_, n) => weekdayOf(addDays(first, n))).filter((it) => plan.weekdays.includes(it))
    .length;
}

export type LogRefusal = 'not-begun' | 'future' | 'outside' | 'too-late';

/** Returns the reason for which a day can't be logged, changed or undone on a member's local day `today`; undefined if it can. */
export function logRefusal(plan: Plan, day: Day, today: Day): LogRefusal | undefined {
  if (today < plan.firstDay) return 'not-begun';
  if (day > today) return 'future';
  if (day < plan.firstDay || day > plan.lastDay) return 'outside';
  return daysBetween(day, today) > plan.graceDays ? 'too-late' : undefined;
}

/** Returns the days that can be logged on a member's local day, latest first. */
export function daysToLog(plan: Plan, today: Day): Day[] {
  const days = Array.from({ length: plan.graceDays + 1 }, (_, n) => addDays(today, -n));
  return days.filter((day) => logRefusal(plan, day, today) === undefined);
}

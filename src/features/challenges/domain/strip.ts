import { addDays, type Day, daysBetween, weekdayOf } from '../../../core/calendar.js';
import { weekNumber } from './days.js';
import type { Plan } from './plan.js';
import type { Logged } from './progress.js';

/** The number of days that a strip shows. */
export const STRIP_DAYS = 14;

const MARKS = { done: '●', open: '○', rest: '·' } as const;

/** A participant's last days as a row of marks, or their weeks if the rhythm is weekly. */
export interface Strip {
  readonly marks: string;
  /** The number of days or weeks that have a log. */
  readonly done: number;
  /** The number of those that the strip shows. */
  readonly of: number;
}

/** Returns the strip of a participant on a local day; undefined before the first day. */
export function stripOf(plan: Plan, logs: readonly Pick<Logged, 'day'>[], today: Day): Strip | undefined {
  const last = today > plan.lastDay ? plan.lastDay : today;
  if (last < plan.firstDay) return undefined;
  const slots = plan.rhythm === 'weekly' ? weeksOf(plan, logs, last) : daysOf(plan, logs, last);
  return {
    marks: slots.map((it) => MARKS[it]).join(''),
    done: slots.filter((it) => it === 'done').length,
    of: slots.length,
  };
}

type Slot = keyof typeof MARKS;

function daysOf(plan: Plan, logs: readonly Pick<Logged, 'day'>[], last: Day): Slot[] {
  const length = Math.min(STRIP_DAYS, daysBetween(plan.firstDay, last) + 1);
  const logged = new Set(logs.map(({ day }) => day));
  return Array.from({ length }, (_, n) => addDays(last, n - length + 1)).map((day) => {
    if (logged.has(day)) return 'done';
    return plan.rhythm === 'weekdays' && !plan.weekdays.includes(weekdayOf(day)) ? 'rest' : 'open';
  });
}

function weeksOf(plan: Plan, logs: readonly Pick<Logged, 'day'>[], last: Day): Slot[] {
  const logged = new Set(logs.map(({ day }) => weekNumber(plan, day)));
  return Array.from({ length: weekNumber(plan, last) }, (_, n) => (logged.has(n + 1) ? 'done' : 'open'));
}

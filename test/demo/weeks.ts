import { addDays, instantAt, weekdayOf } from '../../src/core/calendar.js';
import { EARLIER, MISSED, SMALL } from './earlier.js';

/** A plan of one day in the weeks before the demo. Days are counted from the first. */
export interface Plan {
  readonly name: string;
  readonly day: number;
  readonly text: string;
  /** The day of the check-in that reports it as done; undefined if none does. */
  readonly doneOn: number | undefined;
}

/** The working days that are written, and those after them that are played. */
export const DAYS_BEFORE = 25;
const DAYS_PLAYED = 4;

/** Returns six weeks of working days up to this day, or up to the last working day before it. */
export function workingDaysUntil(today: string): string[] {
  const working = (day: string): string => (weekdayOf(day) > 5 ? working(addDays(day, -1)) : day);
  const days = [working(today)];
  while (days.length < DAYS_BEFORE + DAYS_PLAYED) days.unshift(working(addDays(days[0] ?? today, -1)));
  return days;
}

/**
 * Returns the evening before the first day. It is late enough that nobody is asked on the same day, and early enough
 * that everybody is asked on the first.
 */
export function eveBefore(days: readonly string[]): Date {
  return instantAt(addDays(days[0] ?? '', -1), '18:00', 'UTC');
}

/**
 * Returns the plans of these members, one for each check-in. Every second check-in reports what is done, and so does the
 * last one, unless the member went quiet after it.
 */
export function plansOf(names: readonly string[]): Plan[] {
  return names.flatMap((name, i) => {
    const days = [...Array(DAYS_BEFORE).keys()].filter((day) => !MISSED[name]?.includes(day));
    const last = days.at(-1);
    const end = last === DAYS_BEFORE - 1 ? last : undefined;
    return days.map((day) => ({
      ...{ name, day, text: planOn(name, i, day) },
      doneOn: days.find((it) => it > day && it % 2 === 0) ?? end,
    }));
  });
}

function planOn(name: string, member: number, day: number): string {
  const text = day % 2 === 0 ? EARLIER[name]?.[day / 2] : SMALL[((day >> 1) + member) % SMALL.length];
  if (text === undefined) throw new Error(`${name} has no plan for day ${day}.`);
  return text;
}

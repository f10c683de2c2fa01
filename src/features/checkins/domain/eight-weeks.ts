import { addDays, type Day, weekOf } from '../../../core/calendar.js';
import { HOUR, MINUTE } from '../../../core/durations.js';

/** The counts of one week's check-ins by their outcome, over all members. */
export interface WeekCounts {
  /** The Monday. */
  readonly week: Day;
  /** Those that were answered, or could have been: neither skipped, nor away, nor still open. */
  readonly asked: number;
  readonly answered: number;
  /** The number of those answers that came after the deadline. */
  readonly late: number;
  readonly skipped: number;
  readonly away: number;
  /** The number of members who were asked. */
  readonly people: number;
}

/** How a programme went. */
export interface EightWeeks {
  /** Half of the answers came within this time after the opening, in milliseconds; undefined if there are none. */
  readonly medianMs: number | undefined;
  readonly weeks: readonly WeekCounts[];
}

const WEEKS = 8;

/** With fewer members in a week, a count would say who was missing. */
export const LEAST_PEOPLE = 3;

/** Returns true if enough members were asked in that week for its counts to be shown. */
export function isShown({ people }: WeekCounts): boolean {
  return people >= LEAST_PEOPLE;
}

/** Returns the Monday of the first week of the eight that end with this day's. */
export function firstWeek(today: Day): Day {
  return addDays(weekOf(today), -7 * (WEEKS - 1));
}

/** Returns the counts of all weeks from that Monday on, the oldest first, without those before the first check-in. */
export function everyWeek(from: Day, counted: readonly WeekCounts[]): WeekCounts[] {
  const none = { asked: 0, answered: 0, late: 0, skipped: 0, away: 0, people: 0 };
  const all = Array.from({ length: WEEKS }, (_, n) => addDays(from, 7 * n)).map(
    (week) => counted.find((it) => it.week === week) ?? { week, ...none },
  );
  const first = all.findIndex((it) => counted.includes(it));
  return first < 0 ? [] : all.slice(first);
}

/** Formats a duration as people say it: in minutes up to two hours, and otherwise in hours. */
export function roughly(ms: number): string {
  const [count, unit] =
    ms < 2 * HOUR ? [Math.max(1, Math.round(ms / MINUTE)), 'minute'] : [Math.round(ms / HOUR), 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

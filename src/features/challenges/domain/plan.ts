import type { Day, Weekday } from '../../../core/calendar.js';

/** Units of progress: days (or weeks) on which something was logged, things counted, or an amount with its unit. */
export const MEASURES = ['days', 'count', 'amount'] as const;
export type Measure = (typeof MEASURES)[number];

export const RHYTHMS = ['daily', 'weekdays', 'weekly', 'any'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** Those who see the progress of a participant: everyone, their team, or only they themselves, apart from the sum. */
export const VISIBILITIES = ['everyone', 'team', 'me'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const STATES = ['draft', 'proposed', 'scheduled', 'running', 'ended', 'cancelled'] as const;
export type State = (typeof STATES)[number];

/** The states from the announcement to the end, in which members join, leave and log. */
export const OPEN: readonly State[] = ['scheduled', 'running'];

export const PROMPT_PACES = ['daily', 'weekly'] as const;

/** The answers to "Would you do it again?". */
export const AGAIN = ['yes', 'maybe', 'no'] as const;

/** The rules of a challenge by which progress is counted. Days are each participant's own local days. */
export interface Plan {
  readonly measure: Measure;
  readonly rhythm: Rhythm;
  /** The weekdays of the rhythm `weekdays`, and the day of the reminder of the rhythm `weekly`; empty for others. */
  readonly weekdays: readonly Weekday[];
  readonly firstDay: Day;
  /** The last day, inclusive. */
  readonly lastDay: Day;
  /** The progress at which a participant has finished. */
  readonly target: number;
  /** The number of days for which a day may still be logged after it. */
  readonly graceDays: number;
}

/** The most days of a challenge. */
export const MAX_DAYS = 100;

/** The most that one log, and one target, may be. Sums stay exact far beyond it. */
export const MAX_AMOUNT = 1_000_000;

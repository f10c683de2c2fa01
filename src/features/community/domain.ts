import type { TimeOfDay, Weekday } from '../../core/calendar.js';
import type { ENROLMENTS, KINDS } from '../../core/schema.js';

/** Returns a readable name for a channel: `Indie makers` for `indie-makers`. */
export function nameOfChannel(channel: string): string {
  const words = channel.replaceAll(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The rhythm that the form suggests for a new community. */
export const DEFAULT_RHYTHM: { days: Weekday[]; time: TimeOfDay; deadline: TimeOfDay } = {
  days: [1, 2, 3, 4, 5],
  time: '09:00',
  deadline: '18:00',
};

export type Kind = (typeof KINDS)[number];
export type Enrolment = (typeof ENROLMENTS)[number];

/** The rhythms to choose from. */
export const RHYTHMS = ['daily', 'alternate', 'weekly', 'own'] as const;
export type RhythmChoice = (typeof RHYTHMS)[number];

/** The form for a community as filled in so far. What is absent was not asked, or is as suggested. */
export interface Draft extends RhythmFields {
  readonly channel?: string | undefined;
  /** The channel's name and its number of members, including apps. */
  readonly channelName?: string | undefined;
  readonly size?: number | undefined;
  readonly kind?: Kind | undefined;
  readonly enrolment?: Enrolment | undefined;
  /** `own` for each member's own time zone, or one IANA time zone for all members. */
  readonly clock?: string | undefined;
  readonly name?: string | undefined;
  readonly audience?: string | undefined;
  readonly problem?: string | undefined;
  readonly outcome?: string | undefined;
  /** True if all questions are shown. */
  readonly isLong?: boolean | undefined;
}

interface RhythmFields {
  readonly rhythm?: RhythmChoice | undefined;
  readonly days?: readonly Weekday[] | undefined;
  readonly time?: TimeOfDay | undefined;
  readonly deadline?: TimeOfDay | undefined;
  readonly deadlineDays?: number | undefined;
}

import type { Day, TimeOfDay, Weekday } from '../../core/calendar.js';
import type { Community } from '../../core/communities.js';
import type { Rhythm } from '../../core/programmes.js';
import type { ENROLMENTS, KINDS } from '../../core/schema.js';

/** Returns a readable name for a channel: `Indie makers` for `indie-makers`. */
export function nameOfChannel(channel: string): string {
  const words = channel.replaceAll(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export type Kind = (typeof KINDS)[number];
export type Enrolment = (typeof ENROLMENTS)[number];

/** The words of a community's purpose. */
export const PURPOSE = ['audience', 'problem', 'outcome'] as const;
export type Purpose = Readonly<Record<(typeof PURPOSE)[number], string>>;

/** The rhythms to choose from. */
export const RHYTHMS = ['daily', 'alternate', 'weekly', 'own'] as const;
export type RhythmChoice = (typeof RHYTHMS)[number];

const nineToSix = { repeats: 'weekly', weeksFrom: '2026-01-05', time: '09:00', deadline: '18:00' } as const;

/** The times of the rhythms that need no more questions. */
export const TIMES: Readonly<Record<Exclude<RhythmChoice, 'own'>, Rhythm>> = {
  daily: { ...nineToSix, days: [1, 2, 3, 4, 5], deadlineDays: 0 },
  alternate: { ...nineToSix, days: [1, 3, 5], deadlineDays: 0 },
  weekly: { ...nineToSix, days: [1], deadlineDays: 1 },
};

/** The largest channel in which everyone may be asked without joining the check-ins. */
export const MAX_EVERYONE = 30;

/** The size from which a weekly rhythm suits a channel better. */
export const LARGE = 60;

/** The maximum length of a community's name, in characters. */
export const MAX_NAME = 80;

/** The largest number of people to invite before the announcement. */
export const MAX_INVITED = 10;

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
  /** Not in the form, which leaves them as they are. */
  readonly repeats?: Rhythm['repeats'] | undefined;
  readonly weeksFrom?: Day | undefined;
}

/** Returns the form for a community that exists. */
export function draftOf(community: Community, programme: Rhythm): Draft {
  const { name, kind, audience, problem, outcome, fixedZone } = community;
  const { days, time, deadline, deadlineDays, repeats, weeksFrom } = programme;
  const clock = fixedZone ?? 'own';
  return {
    ...{ name, kind, audience, problem, outcome, days, time, deadline, deadlineDays, repeats, weeksFrom, clock },
    rhythm: choiceOf(programme),
    isLong: true,
  };
}

function choiceOf(rhythm: Rhythm): RhythmChoice {
  const same = (it: Rhythm) =>
    it.repeats === rhythm.repeats &&
    `${[...it.days].sort()}` === `${[...rhythm.days].sort()}` &&
    it.time === rhythm.time &&
    it.deadline === rhythm.deadline &&
    it.deadlineDays === rhythm.deadlineDays;
  return RHYTHMS.find((it) => it !== 'own' && same(TIMES[it])) ?? 'own';
}

/** Returns the times of the rhythm in the form. */
export function timesOf({ rhythm = 'daily', ...own }: RhythmFields): Rhythm {
  if (rhythm !== 'own') return TIMES[rhythm];
  return {
    repeats: own.repeats ?? TIMES.daily.repeats,
    days: own.days ?? TIMES.daily.days,
    weeksFrom: own.weeksFrom ?? TIMES.daily.weeksFrom,
    time: own.time ?? TIMES.daily.time,
    deadline: own.deadline ?? TIMES.daily.deadline,
    deadlineDays: own.deadlineDays ?? 0,
  };
}

/** Returns true if a channel of that size may have everyone asked. */
export function mayAskEveryone(size: number | undefined): boolean {
  return (size ?? 0) <= MAX_EVERYONE;
}

/** Returns the draft for this channel. Asking everyone is no longer chosen if the channel is too large for it. */
export function inChannel(draft: Draft, channel: { readonly name: string; readonly size: number } | undefined): Draft {
  const enrolment = mayAskEveryone(channel?.size) ? draft.enrolment : undefined;
  return { ...draft, channelName: channel?.name, size: channel?.size, enrolment };
}

/**
 * Returns the organizers that a person added to those whom their form showed and removed from them, and the organizers
 * after it, given those `before` it.
 */
export function changeOfOrganizers(it: {
  readonly shown: readonly string[];
  readonly chosen: readonly string[];
  readonly before: readonly string[];
}) {
  const added = [...new Set(it.chosen)].filter((id) => !it.shown.includes(id));
  const removed = it.shown.filter((id) => !it.chosen.includes(id));
  const after = [...new Set([...it.before, ...added])].filter((id) => !removed.includes(id));
  return { added, removed, after };
}

/** The ledger key of the DM to the installer. */
export const HELLO_KEY = 'community.hello';

/** Returns the ledger key of a community's announcement. */
export function announcementKey(communityId: string): string {
  return `community.announce:${communityId}`;
}

/** The sizes of which organizers are told: this many active members, and more than this many members. */
export const SIZES = { comfortable: 150, most: 500 } as const;
export type Size = (typeof SIZES)[keyof typeof SIZES];

/** Returns the size that a community has outgrown; undefined if it has not, or its organizers were told of it. */
export function sizeToTell(it: { members: number; active: number; told: number }): Size | undefined {
  const reached = it.members > SIZES.most ? SIZES.most : it.active >= SIZES.comfortable ? SIZES.comfortable : undefined;
  return reached && reached > it.told ? reached : undefined;
}

import { isAway } from '../../../core/away.js';
import type { Day } from '../../../core/calendar.js';
import { HOUR } from '../../../core/durations.js';
import type { Outcome } from './outcome.js';
import type { Pace } from './pace.js';

/** The facts on which the next step of a due occurrence depends. */
export interface DueFacts {
  readonly occurrence: {
    readonly day: Day;
    readonly deadlineAt: Date;
    readonly askedAt: Date | null;
    readonly outcome: Outcome | null;
  };
  /** True if the person is still a member, and takes part. */
  readonly takesPart: boolean;
  /** True if the community's channel is unreachable, or the programme is paused. No member is asked while it is. */
  readonly lost: boolean;
  readonly away: { readonly awayFrom: Day | null; readonly awayUntil: Day | null };
  /** True if the person's Slack status says now that they are away. */
  readonly isStatusAway: boolean;
  /** The end of the current time in which the person must not be disturbed; undefined if they may be. */
  readonly quietUntil: Date | undefined;
  /** The time of Hearth's latest message to the person, in any community; undefined if there is none. */
  readonly heardAt: Date | undefined;
  /** True if they got a reminder on this day, from any community. */
  readonly remindedToday: boolean;
  /** True if the occurrence's day is a public holiday for the member. */
  readonly isHoliday: boolean;
  readonly pace: Pace;
  /** True if a member who is asked once a week is asked on this day. */
  readonly isDayOfWeek: boolean;
  readonly now: Date;
}

/** The shortest time between two messages. What opens within it goes in one message. */
export const GAP_MS = HOUR;

/**
 * The next step of a due occurrence:
 * `ask` or `remind` its member; `pause`, saying that they are not asked any more; `wait` until they may be disturbed;
 * record that they are away (`rest`); plan the `next` one, because they responded early; `pass` over the day without
 * asking; `move` it to a later day, because its deadline passed while Hearth was down, which must not count
 * against the member; or `end` it without planning another one.
 */
export type Step =
  | { readonly kind: 'ask' | 'remind' | 'pause' | 'rest' | 'next' | 'pass' | 'move' | 'end' }
  | { readonly kind: 'wait'; readonly until: Date };

/** Decides the next step from fresh facts. */
export function stepOf(facts: DueFacts): Step {
  return facts.occurrence.askedAt ? reminding(facts) : asking(facts);
}

function reminding(facts: DueFacts): Step {
  const { occurrence, now } = facts;
  const isOpen = occurrence.outcome === null && now < occurrence.deadlineAt && !rests(facts);
  // A reminder that would have to wait for the end of quiet hours is not sent.
  const mayRemind = facts.pace === 'usual' && !facts.isHoliday && !facts.quietUntil && !facts.remindedToday;
  if (!facts.takesPart || facts.lost || !isOpen || !mayRemind) return { kind: 'end' };
  const until = gapEnd(facts);
  if (until) return until < occurrence.deadlineAt ? { kind: 'wait', until } : { kind: 'end' };
  return { kind: 'remind' };
}

function asking(facts: DueFacts): Step {
  const { occurrence, quietUntil } = facts;
  if (!facts.takesPart) return { kind: 'end' };
  if (occurrence.outcome !== null) return { kind: 'next' };
  if (facts.now >= occurrence.deadlineAt) return { kind: 'move' };
  if (facts.lost) return { kind: 'pass' };
  if (rests(facts)) return { kind: 'rest' };
  if (!isAskedOn(facts)) return { kind: 'pass' };
  if (quietUntil) return { kind: 'wait', until: quietUntil };
  const until = gapEnd(facts);
  if (until && until < occurrence.deadlineAt) return { kind: 'wait', until };
  return { kind: facts.pace === 'pausing' ? 'pause' : 'ask' };
}

/** Returns true if the day counts for nothing, because the person is away. */
function rests({ away, isStatusAway, occurrence }: DueFacts): boolean {
  return isStatusAway || isAway(away, occurrence.day);
}

function isAskedOn({ isHoliday, pace, isDayOfWeek }: DueFacts): boolean {
  if (isHoliday || pace === 'paused') return false;
  return pace === 'usual' || pace === 'unreminded' || isDayOfWeek;
}

/** Returns the time at which the next message may be sent, if the latest one is too recent. */
function gapEnd({ heardAt, now }: DueFacts): Date | undefined {
  const end = heardAt && new Date(heardAt.getTime() + GAP_MS);
  return end && end > now ? end : undefined;
}

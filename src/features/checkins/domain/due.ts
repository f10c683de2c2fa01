import { isAway } from '../../../core/away.js';
import type { Day } from '../../../core/calendar.js';
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
  /** True if the community's channel is unreachable. No member is asked while it is. */
  readonly lost: boolean;
  readonly away: { readonly awayFrom: Day | null; readonly awayUntil: Day | null };
  /** The end of the current time in which the person must not be disturbed; undefined if they may be. */
  readonly quietUntil: Date | undefined;
  /** True if the occurrence's day is a public holiday for the member. */
  readonly isHoliday: boolean;
  readonly pace: Pace;
  /** True if it is the first check-in day of its week. */
  readonly isFirstOfWeek: boolean;
  readonly now: Date;
}

/**
 * The next step of a due occurrence:
 * `ask` or `remind` its member; `pause`, saying that they are not asked any more; `wait` until they may be disturbed;
 * record that they are away (`rest`); plan the `next` one, because they responded early; `pass` over the day without
 * asking; `move` it to a later day, because its deadline passed while Hearth was down, which must not count
 * against the member; or `end` it without planning another one.
 */
export type Step = 'ask' | 'remind' | 'pause' | 'wait' | 'rest' | 'next' | 'pass' | 'move' | 'end';

/** Decides the next step from fresh facts. */
export function stepOf(facts: DueFacts): Step {
  const { occurrence, takesPart, lost, away, quietUntil, pace, now } = facts;
  const open = occurrence.outcome === null;
  const over = now >= occurrence.deadlineAt;
  const resting = isAway(away, occurrence.day);
  // A reminder that would have to wait is not sent.
  const mayRemind = pace === 'usual' && !facts.isHoliday && !quietUntil;
  if (occurrence.askedAt) return takesPart && !lost && open && !over && !resting && mayRemind ? 'remind' : 'end';
  if (!takesPart) return 'end';
  if (!open) return 'next';
  if (over) return 'move';
  if (lost) return 'pass';
  if (resting) return 'rest';
  if (!isAskedOn(facts)) return 'pass';
  if (quietUntil) return 'wait';
  return pace === 'pausing' ? 'pause' : 'ask';
}

function isAskedOn({ isHoliday, pace, isFirstOfWeek }: DueFacts): boolean {
  if (isHoliday || pace === 'paused') return false;
  return pace === 'usual' || pace === 'unreminded' || isFirstOfWeek;
}

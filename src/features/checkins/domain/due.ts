import { isAway } from '../../../core/away.js';
import type { Day } from '../../../core/calendar.js';

/** What an occurrence is known to be when its time comes. */
export interface DueFacts {
  readonly occurrence: {
    readonly day: Day;
    readonly deadlineAt: Date;
    readonly askedAt: Date | null;
    readonly outcome: 'answered' | 'skipped' | 'away' | null;
  };
  /** Whether the person is a member still. */
  readonly member: boolean;
  /** Whether the community’s channel is out of our reach: while it is, nobody is asked. */
  readonly lost: boolean;
  readonly away: { readonly awayFrom: Day | null; readonly awayUntil: Day | null };
  /** Until when they are not to be disturbed, whatever for. */
  readonly quietUntil: Date | undefined;
  readonly now: Date;
}

/**
 * What to do about an occurrence that is due:
 * `ask` or `remind` its member; `wait` until they may be disturbed; `rest`, since they are away; `next`, since there is nothing to ask; `move` it to a later day, since
 * its own went by while Hearth was down, which must not count against anybody; `end` it, with nothing to come after.
 */
export type Step = 'ask' | 'remind' | 'wait' | 'rest' | 'next' | 'move' | 'end';

/** Decides, from fresh facts, what is to be done now. */
export function stepOf({ occurrence, member, lost, away, quietUntil, now }: DueFacts): Step {
  const open = occurrence.outcome === null;
  const over = now >= occurrence.deadlineAt;
  const resting = isAway(away, occurrence.day);
  // A reminder that would have to wait is none.
  if (occurrence.askedAt) return member && !lost && open && !over && !resting && !quietUntil ? 'remind' : 'end';
  if (!member) return 'end';
  if (!open) return 'next';
  if (over) return 'move';
  if (lost) return 'next';
  if (resting) return 'rest';
  return quietUntil ? 'wait' : 'ask';
}

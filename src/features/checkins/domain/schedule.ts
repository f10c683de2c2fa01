import { addDays, type Day, instantAt, nextDayAt } from '../../../core/calendar.js';
import type { Rhythm } from '../../../core/communities.js';

/** A check-in day of one member, in instants. */
export interface Slot {
  readonly day: Day;
  readonly opensAt: Date;
  /** When whoever has not answered is reminded. */
  readonly remindAt: Date;
  readonly deadlineAt: Date;
}

/** An occurrence that has not opened yet, or had its opening missed. */
export interface Waiting {
  readonly day: Day;
}

const REMIND_BEFORE_MS = 2 * 3_600_000;

/** The check-in of that day by that zone's clock. */
export function slotOn(day: Day, rhythm: Rhythm, zone: string): Slot {
  const opensAt = instantAt(day, rhythm.checkinTime, zone);
  const deadlineAt = instantAt(day, rhythm.checkinDeadline, zone);
  // Two hours before the deadline, but never in the first half of the time there is.
  const half = (opensAt.getTime() + deadlineAt.getTime()) / 2;
  const remindAt = new Date(Math.max(half, deadlineAt.getTime() - REMIND_BEFORE_MS));
  return { day, opensAt, remindAt, deadlineAt };
}

/** The first check-in from that day on whose deadline is not over; it may be open already. */
export function slotFrom(from: Day, rhythm: Rhythm, zone: string, now: Date): Slot {
  const { checkinDays: weekdays, checkinDeadline: time } = rhythm;
  return slotOn(nextDayAt(now, { time, zone, weekdays, from }), rhythm, zone);
}

/**
 * The next check-in of a member who has just joined, moved to another zone, or whose community has changed its rhythm. It comes
 * after `last`, the latest day they had; it is still to open, so that a change asks nobody at once; except that a day
 * already waited for is not lost by moving east past its opening.
 */
export function slotAfterChange(it: {
  last: Day | undefined;
  waiting: Waiting | undefined;
  rhythm: Rhythm;
  zone: string;
  now: Date;
}): Slot {
  const { rhythm, zone, now, waiting } = it;
  const from = it.last ? addDays(it.last, 1) : '0001-01-01';
  const next = nextDayAt(now, { time: rhythm.checkinTime, zone, weekdays: rhythm.checkinDays, from });
  const running = slotFrom(from, rhythm, zone, now);
  return waiting && running.day === waiting.day ? running : slotOn(next, rhythm, zone);
}

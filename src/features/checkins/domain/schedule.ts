import { addDays, type Day, dayIn, instantAt, nextDayAt } from '../../../core/calendar.js';
import type { Rhythm } from '../../../core/communities.js';
import { HOUR } from '../../../core/durations.js';

/** A check-in day of one member, in instants. */
export interface Slot {
  readonly day: Day;
  readonly opensAt: Date;
  /** When whoever has not answered is reminded. */
  readonly remindAt: Date;
  readonly deadlineAt: Date;
}

const REMIND_BEFORE_MS = 2 * HOUR;

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
 * The next check-in of a member who has joined, moved to another zone, or whose community has changed its rhythm: after `last`, the
 * latest day they had, not over yet, and opening after `since`, when they became a member or the rhythm became what it is. So
 * joining or a new rhythm asks nobody at once, and a move neither repeats a day nor loses one.
 */
export function slotAfterChange(it: {
  last: Day | undefined;
  since: Date;
  rhythm: Rhythm;
  zone: string;
  now: Date;
}): Slot {
  const { last, since, rhythm, zone, now } = it;
  const first = slotFrom(last ? addDays(last, 1) : dayIn(zone, now), rhythm, zone, now);
  return first.opensAt > since ? first : slotFrom(addDays(first.day, 1), rhythm, zone, now);
}

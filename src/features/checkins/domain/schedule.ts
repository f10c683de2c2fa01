import { addDays, type Day, dayIn, instantAt, onOrAfter } from '../../../core/calendar.js';
import type { Community, Rhythm } from '../../../core/communities.js';
import { HOUR } from '../../../core/durations.js';

/** The instants of one member's check-in on one day. */
export interface Slot {
  readonly day: Day;
  readonly opensAt: Date;
  /** The time of the reminder for a member who has not answered. */
  readonly remindAt: Date;
  readonly deadlineAt: Date;
}

const REMIND_BEFORE_MS = 2 * HOUR;

/** Returns the check-in on that local day in that time zone. */
export function slotOn(day: Day, rhythm: Rhythm, zone: string): Slot {
  const opensAt = instantAt(day, rhythm.checkinTime, zone);
  const deadlineAt = deadlineOf(day, rhythm, zone);
  // Two hours before the deadline, but never in the first half of the time between opening and deadline.
  const half = (opensAt.getTime() + deadlineAt.getTime()) / 2;
  const remindAt = new Date(Math.max(half, deadlineAt.getTime() - REMIND_BEFORE_MS));
  return { day, opensAt, remindAt, deadlineAt };
}

function deadlineOf(day: Day, { checkinDeadline, checkinDeadlineDays }: Rhythm, zone: string): Date {
  return instantAt(addDays(day, checkinDeadlineDays), checkinDeadline, zone);
}

/** Returns the first check-in on or after `from` whose deadline is still ahead. It may be open already. */
export function slotFrom(from: Day, rhythm: Rhythm, zone: string, now: Date): Slot {
  const earliest = addDays(dayIn(zone, now), -rhythm.checkinDeadlineDays);
  let day = onOrAfter(from > earliest ? from : earliest, rhythm.checkinDays);
  while (deadlineOf(day, rhythm, zone) <= now) day = onOrAfter(addDays(day, 1), rhythm.checkinDays);
  return slotOn(day, rhythm, zone);
}

/** Returns the first check-in of a member who joins the check-ins now. */
export function firstSlot({ rhythm, zone, now }: { rhythm: Rhythm; zone: string; now: Date }): Slot {
  return slotAfterChange({ last: undefined, since: now, rhythm, zone, now });
}

/** Returns the check-in that comes in place of this one if the community is paused then; undefined if it is closed. */
export function afterRest<It extends Pick<Slot, 'day' | 'opensAt'>>(
  next: It,
  community: Rhythm & Pick<Community, 'closedAt' | 'pausedUntil'>,
  zone: string,
): Pick<Slot, 'day' | 'opensAt'> | undefined {
  const { closedAt, pausedUntil, checkinDays } = community;
  if (closedAt) return undefined;
  return pausedUntil && next.day < pausedUntil ? slotOn(onOrAfter(pausedUntil, checkinDays), community, zone) : next;
}

/**
 * Returns the next check-in of a member who joined or moved to another time zone, or whose community changed its
 * rhythm. It comes after `last`, the latest day they had; its deadline is still ahead; and it opens after `since`, when
 * they joined or the rhythm changed. So nobody is asked at once after a change, and a move neither repeats nor skips a
 * day.
 */
export function slotAfterChange(it: {
  last: Day | undefined;
  since: Date;
  rhythm: Rhythm;
  zone: string;
  now: Date;
}): Slot {
  const { last, since, rhythm, zone, now } = it;
  const first = slotFrom(
    last ? addDays(last, 1) : addDays(dayIn(zone, now), -rhythm.checkinDeadlineDays),
    rhythm,
    zone,
    now,
  );
  return first.opensAt > since ? first : slotFrom(addDays(first.day, 1), rhythm, zone, now);
}

import { addDays, type Day, dayIn, instantAt, timeIn } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';
import { HOUR } from '../../../core/durations.js';
import { checkinDayFrom, type Rhythm } from '../../../core/programmes.js';

/** The instants of one member's check-in on one day. */
export interface Slot {
  readonly day: Day;
  readonly opensAt: Date;
  /** The time of the reminder for a member who has not answered. */
  readonly remindAt: Date;
  readonly deadlineAt: Date;
}

/** The hours before the deadline at which members are reminded who have not chosen otherwise. */
export const DEFAULT_REMIND_HOURS = 2;

/** A rhythm, which may be that of a member who chose how many hours before the deadline they are reminded. */
export type MemberRhythm = Rhythm & { readonly remindHours?: number | null };

/** Returns the check-in on that local day in that time zone. */
export function slotOn(day: Day, rhythm: MemberRhythm, zone: string): Slot {
  const opensAt = instantAt(day, rhythm.time, zone);
  const deadlineAt = deadlineOf(day, rhythm, zone);
  return { day, opensAt, remindAt: remindAtOf(opensAt, deadlineAt, rhythm.remindHours), deadlineAt };
}

/**
 * Returns the time of the reminder, some hours before the deadline, but never in the first half of the time between
 * opening and deadline. With 0 hours it is the deadline, at which nobody is reminded any more.
 */
export function remindAtOf(opensAt: Date, deadlineAt: Date, hours?: number | null): Date {
  const half = (opensAt.getTime() + deadlineAt.getTime()) / 2;
  return new Date(Math.max(half, deadlineAt.getTime() - (hours ?? DEFAULT_REMIND_HOURS) * HOUR));
}

function deadlineOf(day: Day, { deadline, deadlineDays }: Rhythm, zone: string): Date {
  return instantAt(addDays(day, deadlineDays), deadline, zone);
}

/** Returns the first check-in on or after `from` whose deadline is still ahead. It may be open already. */
export function slotFrom(from: Day, rhythm: MemberRhythm, zone: string, now: Date): Slot {
  const earliest = addDays(dayIn(zone, now), -rhythm.deadlineDays);
  let day = checkinDayFrom(from > earliest ? from : earliest, rhythm);
  while (deadlineOf(day, rhythm, zone) <= now) day = checkinDayFrom(addDays(day, 1), rhythm);
  return slotOn(day, rhythm, zone);
}

/** Returns the first check-in of a member who joins the check-ins now. */
export function firstSlot({ rhythm, zone, now }: { rhythm: Rhythm; zone: string; now: Date }): Slot {
  return slotAfterChange({ last: undefined, since: now, rhythm, zone, now });
}

type Rest = Pick<Community, 'closedAt' | 'pausedUntil'>;

/** Returns when nobody is asked: the community is closed, or it or the programme is paused. */
export function restOf({ closedAt, pausedUntil }: Rest, programme: { readonly pausedUntil?: Day | null }): Rest {
  const later = [pausedUntil, programme.pausedUntil].flatMap((it) => it ?? []).sort();
  return { closedAt, pausedUntil: later.at(-1) ?? null };
}

/**
 * Returns the check-in that comes in place of this one, at the same local time, if there is a pause then; undefined if the
 * community is closed.
 */
export function afterRest<It extends Pick<Slot, 'day' | 'opensAt'>>(
  next: It,
  { closedAt, pausedUntil }: Rest,
  rhythm: Rhythm,
  zone: string,
): Pick<Slot, 'day' | 'opensAt'> | undefined {
  if (closedAt) return undefined;
  if (!pausedUntil || next.day >= pausedUntil) return next;
  return slotOn(checkinDayFrom(pausedUntil, rhythm), { ...rhythm, time: timeIn(zone, next.opensAt) }, zone);
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
  rhythm: MemberRhythm;
  zone: string;
  now: Date;
}): Slot {
  const { last, since, rhythm, zone, now } = it;
  let from = last ? addDays(last, 1) : addDays(dayIn(zone, now), -rhythm.deadlineDays);
  for (;;) {
    const slot = slotFrom(from, rhythm, zone, now);
    if (slot.opensAt > since) return slot;
    from = addDays(slot.day, 1);
  }
}

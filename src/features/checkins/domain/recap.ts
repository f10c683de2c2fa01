import { addDays, type Day, dayIn, onOrAfter, startOfDay, weekOf } from '../../../core/calendar.js';
import { WEEK } from '../../../core/durations.js';
import type { PastCheckin } from './history.js';

/**
 * Returns when the next recap of a person falls due: at the start of a Monday in their zone. The message that asks for a
 * check-in on that day then carries it; without one, it comes when their quiet hours end. On a Friday afternoon, it would
 * come as a message of its own on nearly all days, and without what they still do on that day.
 */
export function nextRecap(zone: string, now: Date): Date {
  const at = startOfDay(onOrAfter(dayIn(zone, now), [1]), zone);
  return at > now ? at : startOfDay(addDays(weekOf(dayIn(zone, now)), 7), zone);
}

/** Returns the Monday of the week that a recap which falls due now is about: the one before the current week. */
export function weekOfRecap(zone: string, now: Date): Day {
  return addDays(weekOf(dayIn(zone, now)), -7);
}

/** Returns the time at which the recap of that week fell due in the zone: when the week after it began. */
export function dueOfRecap(week: Day, zone: string): Date {
  return startOfDay(addDays(week, 7), zone);
}

/** Returns true once the recap of the week after that one is due, which ends the message about it. */
export function isRecapOver(week: Day, zone: string, now: Date): boolean {
  return now.getTime() >= dueOfRecap(week, zone).getTime() + WEEK;
}

/** The number of days on which a member was asked, in any community, and on which they answered. */
export interface DaysAnswered {
  readonly answered: number;
  readonly asked: number;
}

/**
 * Counts the days of these check-ins. A day that was skipped or away counts for nothing, and so does one that may still
 * be answered in time.
 */
export function daysAnswered(
  checkins: readonly (PastCheckin & { readonly deadlineAt: Date })[],
  now: Date,
): DaysAnswered {
  const answered = checkins.filter((it) => it.outcome === 'answered');
  const missed = checkins.filter((it) => it.outcome === null && it.askedAt !== null && it.deadlineAt <= now);
  const daysOf = (all: readonly PastCheckin[]) => new Set(all.map(({ day }) => day)).size;
  return { answered: daysOf(answered), asked: daysOf([...answered, ...missed]) };
}

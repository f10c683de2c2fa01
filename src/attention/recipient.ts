import type { Tx } from '../core/database/database.js';
import { DAY } from '../core/durations.js';
import { canBelong, type Person } from '../core/people.js';
import { DEFAULT_WORKING_DAYS, type Limits, type Recipient } from './domain.js';
import { countryOf, type Region } from './holidays.js';
import type { Preferences } from './preferences.js';
import { recentMessages } from './proposals.js';
import { DEFAULT_QUIET_HOURS, type QuietTimes, quietAt, quietUntil } from './quiet-hours.js';

/** Returns the times at which this person wants no messages, chosen or by default. */
export function quietTimesOf(person: Person, chosen: Preferences | undefined): QuietTimes {
  return {
    zone: person.zone,
    quietFrom: chosen?.quietFrom ?? DEFAULT_QUIET_HOURS.from,
    quietUntil: chosen?.quietUntil ?? DEFAULT_QUIET_HOURS.until,
    awayFrom: person.awayFrom,
    awayUntil: person.awayUntil,
    statusAway: chosen?.statusAway ?? false,
    statusAwayUntil: chosen?.statusAwayUntil ?? null,
  };
}

/**
 * Returns the same for messages that the person asked for, without the default quiet hours: the person didn't
 * choose them, and a community may meet in the evening.
 */
export function chosenQuietTimesOf(person: Person, chosen: Preferences | undefined): QuietTimes {
  const { quietFrom, quietUntil } = chosen ?? {};
  const hours = quietFrom && quietUntil ? { quietFrom, quietUntil } : { quietFrom: '00:00', quietUntil: '00:00' };
  return { ...quietTimesOf(person, chosen), ...hours };
}

/**
 * Returns the instant until which not even messages that the person asked for may be sent, because of an absence or
 * quiet hours that they chose. Undefined if they may be sent now.
 */
export function undisturbedUntil(person: Person, chosen: Preferences | undefined, now: Date): Date | undefined {
  return quietUntil(chosenQuietTimesOf(person, chosen), now);
}

/**
 * Returns true if nobody should count on this person now: they are away, have snoozed messages, or can't be reached in
 * Slack. Quiet hours don't count, because they end within a day.
 */
export function isUnavailable(person: Person, chosen: Preferences | undefined, now: Date): boolean {
  const isPast = (until: Date | null | undefined) => !until || until <= now;
  const days = { ...quietTimesOf(person, chosen), quietFrom: '00:00', quietUntil: '00:00' };
  return !isPast(chosen?.snoozedUntil) || !isPast(person.unreachableUntil) || quietAt(days, now) !== undefined;
}

/** Returns the region whose holidays count for this person; undefined if none do. */
export function regionOf(
  person: Pick<Person, 'zone'>,
  chosen: Pick<Preferences, 'holidays'> | undefined,
): Region | undefined {
  if (chosen?.holidays === 'none') return undefined;
  return chosen?.holidays ?? countryOf(person.zone);
}

/** Returns the facts that decide what this person may be sent now. `besides`: the delivery that is being retried. */
export async function recipientOf(
  tx: Tx,
  person: Person,
  chosen: Preferences,
  limits: Limits,
  it: Pick<Recipient, 'isHoliday' | 'dndUntil' | 'requested'> & {
    readonly now: Date;
    readonly besides: string | undefined;
  },
): Promise<Recipient> {
  const since = new Date(it.now.getTime() - Math.max(7, limits.nudgeDays) * DAY);
  return {
    ...quietTimesOf(person, chosen),
    here: canBelong(person),
    workingDays: chosen.workingDays ?? DEFAULT_WORKING_DAYS,
    isHoliday: it.isHoliday,
    stopped: chosen.stopped,
    snoozedUntil: chosen.snoozedUntil,
    dndUntil: it.dndUntil,
    unreachableUntil: person.unreachableUntil,
    requested: it.requested,
    recent: await recentMessages(tx, person.userId, since, it.besides),
  };
}

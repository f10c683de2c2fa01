import type { Tx } from '../db.js';
import { isHuman, type Person } from '../people.js';
import { DAY_MS, DEFAULT_QUIET, DEFAULT_WORKING_DAYS, type Limits, type Listener, type Peace } from './domain.js';
import { type Preferences, recentOf } from './store.js';

/** When this person wants to be left in peace, chosen or by default. */
export function peaceOf(person: Person, chosen: Preferences | undefined): Peace {
  return {
    zone: person.zone,
    quietFrom: chosen?.quietFrom ?? DEFAULT_QUIET.from,
    quietUntil: chosen?.quietUntil ?? DEFAULT_QUIET.until,
    awayFrom: person.awayFrom,
    awayUntil: person.awayUntil,
    statusAway: chosen?.statusAway ?? false,
    statusAwayUntil: chosen?.statusAwayUntil ?? null,
  };
}

/** All that decides whether something may be sent to this person now. `besides`: the message that is being decided about again. */
export async function listenerOf(
  tx: Tx,
  person: Person,
  chosen: Preferences,
  limits: Limits,
  it: { now: Date; besides: string | undefined },
): Promise<Listener> {
  const since = new Date(it.now.getTime() - Math.max(7, limits.nudgeDays) * DAY_MS);
  return {
    ...peaceOf(person, chosen),
    here: isHuman(person),
    workingDays: chosen.workingDays ?? DEFAULT_WORKING_DAYS,
    isHoliday: () => false,
    stopped: chosen.stopped,
    snoozedUntil: chosen.snoozedUntil,
    dndUntil: null,
    unreachableUntil: person.unreachableUntil,
    recent: await recentOf(tx, person.userId, since, it.besides),
  };
}

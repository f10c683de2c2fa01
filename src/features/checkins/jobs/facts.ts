import { holidaysIn } from '../../../attention/holidays.js';
import type { Preferences } from '../../../attention/preferences.js';
import { isStatusAway } from '../../../attention/quiet-hours.js';
import { regionOf, undisturbedUntil } from '../../../attention/recipient.js';
import { type Day, dayIn, weekOf } from '../../../core/calendar.js';
import { isIdle } from '../../../core/communities.js';
import { type Tx, together } from '../../../core/database/database.js';
import { DAY } from '../../../core/durations.js';
import { canBelong, type Person } from '../../../core/people.js';
import { isOnHold, type Programme } from '../../../core/programmes.js';
import { type Step, stepOf } from '../domain/due.js';
import { isFirstOfWeek } from '../domain/pace.js';
import { type Due, type Heard, heardSince, wasAskedSince } from '../store/messages.js';
import type { Occurrence } from '../store/occurrences.js';
import { type MemberPace, paceOf } from '../store/paces.js';

/** The messages that a person got in all their communities, and the pace that follows from their responses. */
interface PersonHistory extends MemberPace {
  readonly heard: Heard;
}

/** The facts about a person that apply to all their check-ins. */
export interface PersonFacts extends PersonHistory {
  readonly person: Person;
  readonly quietUntil: Date | undefined;
  readonly isStatusAway: boolean;
  readonly isHoliday: (day: Day) => boolean;
  readonly now: Date;
}

/** Reads the history of a person. */
export async function historyFor(
  tx: Tx,
  userId: string,
  preferences: Preferences | undefined,
  now: Date,
): Promise<PersonHistory> {
  const [heard, pace] = await together(
    heardSince(tx, userId, new Date(now.getTime() - 7 * DAY)),
    paceOf(tx, userId, { keepAsking: preferences?.keepAsking ?? false, now }),
  );
  return { heard, ...pace };
}

/** Returns the facts about a person with that history. */
export async function factsOf(
  person: Person,
  preferences: Preferences | undefined,
  history: PersonHistory,
  now: Date,
): Promise<PersonFacts> {
  return {
    person,
    now,
    quietUntil: undisturbedUntil(person, preferences, now),
    isStatusAway: preferences !== undefined && isStatusAway(preferences, now),
    isHoliday: await holidaysIn(regionOf(person, preferences)),
    ...history,
  };
}

/** Decides the next step of an occurrence. */
export async function stepFor(tx: Tx, facts: PersonFacts, due: Due): Promise<Step> {
  const { occurrence, programme, community } = due;
  const { person, heard, pace, now } = facts;
  const { userId, zone } = person;
  const { remindedAt } = heard;
  // Days away and holidays are the person's own, whatever day it is in the community's fixed zone.
  const day = dayIn(zone, occurrence.opensAt);
  return stepOf({
    occurrence: { ...occurrence, day },
    takesPart: due.takesPart && canBelong(person) && programme.closedAt === null,
    lost: isIdle(community, occurrence.day) || isOnHold(programme, occurrence.day),
    away: person,
    isStatusAway: facts.isStatusAway,
    quietUntil: facts.quietUntil,
    heardAt: heard.at,
    remindedToday: remindedAt !== undefined && dayIn(zone, remindedAt) === dayIn(zone, now),
    isHoliday: facts.isHoliday(day),
    pace,
    isDayOfWeek: pace === 'usual' || pace === 'unreminded' || (await isDayOfWeek(tx, userId, occurrence, programme)),
    now,
  });
}

/** Returns true on the first check-in day of the week on which the person is asked, counted over all communities. */
async function isDayOfWeek(tx: Tx, userId: string, { day }: Occurrence, programme: Programme): Promise<boolean> {
  return isFirstOfWeek(day, programme) && !(await wasAskedSince(tx, userId, weekOf(day), day));
}

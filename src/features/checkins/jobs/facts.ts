import { holidaysIn } from '../../../attention/holidays.js';
import type { Preferences } from '../../../attention/preferences.js';
import { isStatusAway } from '../../../attention/quiet-hours.js';
import { regionOf, undisturbedUntil } from '../../../attention/recipient.js';
import { type Day, dayIn, weekOf } from '../../../core/calendar.js';
import { type Community, communitiesOf, communityById, isIdle } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { DAY } from '../../../core/durations.js';
import { membersOf } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import { isOnHold, type Programme, programmeById } from '../../../core/programmes.js';
import { type Step, stepOf } from '../domain/due.js';
import { isFirstOfWeek } from '../domain/pace.js';
import { type Heard, heardSince, wasAskedSince } from '../store/messages.js';
import type { Occurrence } from '../store/occurrences.js';
import { type MemberPace, paceOf } from '../store/paces.js';
import { takesPart } from '../store/participants.js';

/** A due occurrence with its programme and community. */
export interface Due {
  readonly occurrence: Occurrence;
  readonly programme: Programme;
  readonly community: Community;
}

/** Returns the occurrence with its programme and community; undefined if they are gone. */
export async function dueOf(tx: Tx, occurrence: Occurrence): Promise<Due | undefined> {
  const programme = await programmeById(tx, occurrence.programmeId);
  const community = await communityById(tx, occurrence.communityId);
  return programme && community && { occurrence, programme, community };
}

/** The facts about a person that apply to all their check-ins. */
export interface PersonFacts extends MemberPace {
  readonly person: Person;
  readonly quietUntil: Date | undefined;
  readonly isStatusAway: boolean;
  readonly heard: Heard;
  readonly isHoliday: (day: Day) => boolean;
  readonly now: Date;
}

/** Reads the facts about a person. */
export async function factsOf(
  tx: Tx,
  person: Person,
  preferences: Preferences | undefined,
  now: Date,
): Promise<PersonFacts> {
  const communities = await communitiesOf(tx, person.userId);
  return {
    person,
    now,
    quietUntil: undisturbedUntil(person, preferences, now),
    isStatusAway: preferences !== undefined && isStatusAway(preferences, now),
    heard: await heardSince(tx, person.userId, new Date(now.getTime() - 7 * DAY)),
    isHoliday: await holidaysIn(regionOf(person, preferences)),
    ...(await paceOf(tx, person, { communities, keepAsking: preferences?.keepAsking ?? false, now })),
  };
}

/** Decides the next step of an occurrence. */
export async function stepFor(tx: Tx, facts: PersonFacts, { occurrence, programme, community }: Due): Promise<Step> {
  const { person, heard, pace, now } = facts;
  const { userId, zone } = person;
  const isMember = (await membersOf(tx, community.id, [userId])).length > 0;
  const { remindedAt } = heard;
  // Days away and holidays are the person's own, whatever day it is in the community's fixed zone.
  const day = dayIn(zone, occurrence.opensAt);
  return stepOf({
    occurrence: { ...occurrence, day },
    takesPart: isMember && programme.closedAt === null && (await takesPart(tx, programme.id, userId)),
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

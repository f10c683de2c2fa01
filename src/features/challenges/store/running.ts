import { and, asc, desc, eq, isNull, max, sql } from 'drizzle-orm';
import { type Day, dayIn, startOfDay } from '../../../core/calendar.js';
import { type Community, communityById, isSilent, zoneFor } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { HOUR } from '../../../core/durations.js';
import { isOn } from '../../../core/feature-switches.js';
import { type Member, membersOf } from '../../../core/members.js';
import { members, people } from '../../../core/schema.js';
import { posted } from '../../../slack/outbound/ledger.js';
import { challengesSwitch } from '../contracts.js';
import { postKey } from '../domain/keys.js';
import { logs, participants } from '../schema/taking-part.js';
import type { Challenge } from './challenges.js';
import { type Participant, participantsOf } from './participants.js';

/** The community and thread of a challenge, and whether Hearth may post there now. */
export interface Place {
  readonly community: Community;
  /** False while the community rests or isn't announced, or its channel is lost. */
  readonly mayPost: boolean;
  /** The thread of its post; undefined if there is none. */
  readonly thread: string | undefined;
}

/** Returns the place of a challenge; undefined while challenges are off. */
export async function placeOf(tx: Tx, challenge: Challenge, now: Date): Promise<Place | undefined> {
  const community = await communityById(tx, challenge.communityId);
  if (!community || !(await isOn(tx, community.id, challengesSwitch))) return undefined;
  const thread = (await posted(tx, postKey(challenge.id)))?.ts;
  return { community, thread, mayPost: !isSilent(community, dayIn(challenge.zone, now)) };
}

/** The longest time until the next attempt where Hearth can't post now. */
const WAIT_MS = HOUR;

/** Returns the time of the next attempt where Hearth can't post now: at the latest when the pause of the community ends. */
export function nextAttempt({ zone }: Challenge, place: Place | undefined, now: Date): Date {
  const { pausedUntil } = place?.community ?? {};
  const inAWhile = now.getTime() + WAIT_MS;
  const resumes = pausedUntil ? startOfDay(pausedUntil, zone).getTime() : 0;
  return new Date(resumes > now.getTime() ? Math.min(resumes, inAWhile) : inAWhile);
}

/** A member who takes part. */
export interface Active {
  readonly participant: Participant;
  readonly person: Member;
  /** The zone by which they count their days. */
  readonly zone: string;
}

/** Returns the members who take part now, in the order in which they joined. */
export async function activeIn(tx: Tx, challenge: Challenge, community: Community): Promise<Active[]> {
  const taking = await participantsOf(tx, challenge.id);
  const byId = new Map((await membersOf(tx, community.id)).map((person) => [person.userId, person]));
  return taking.flatMap((participant) => {
    const person = participant.userId === null ? undefined : byId.get(participant.userId);
    return person ? [{ participant, person, zone: zoneFor(community, person) }] : [];
  });
}

/** Returns the names of the members who logged last and take part, latest first. */
export async function latestNames(tx: Tx, { id, communityId }: Challenge, most: number): Promise<string[]> {
  const at = max(logs.loggedAt);
  const rows = await tx
    .select({ name: people.name })
    .from(logs)
    .innerJoin(participants, and(eq(participants.id, logs.participantId), isNull(participants.leftAt)))
    .innerJoin(people, eq(people.userId, logs.userId))
    .innerJoin(
      members,
      and(eq(members.userId, logs.userId), eq(members.communityId, communityId), isNull(members.leftAt)),
    )
    .where(and(eq(logs.challengeId, id), isNull(logs.undoneAt)))
    .groupBy(people.userId, people.name)
    .orderBy(desc(at), people.userId)
    .limit(most);
  return rows.map(({ name }) => name);
}

/** Returns the latest day that each participant logged, by the participant's id. */
export async function latestDays(tx: Tx, challengeId: string): Promise<ReadonlyMap<string, Day>> {
  const rows = await tx
    .select({ id: logs.participantId, day: sql<Day>`${max(logs.day)}::text` })
    .from(logs)
    .where(and(eq(logs.challengeId, challengeId), isNull(logs.undoneAt)))
    .groupBy(logs.participantId);
  return new Map(rows.map(({ id, day }) => [id, day]));
}

/** Returns the name of the member who logged first, if their log is still there. */
export async function firstName(tx: Tx, { id, communityId }: Challenge): Promise<string | undefined> {
  const [first] = await tx
    .select({ userId: logs.userId })
    .from(logs)
    .where(and(eq(logs.challengeId, id), isNull(logs.undoneAt)))
    .orderBy(asc(logs.loggedAt), asc(logs.id))
    .limit(1);
  return first?.userId ? (await membersOf(tx, communityId, [first.userId]))[0]?.name : undefined;
}

/** Returns true if somebody besides its creator takes part in a challenge. */
export async function hasOthers(tx: Tx, { id, createdBy }: Challenge): Promise<boolean> {
  return (await participantsOf(tx, id)).some(({ userId }) => userId !== createdBy);
}

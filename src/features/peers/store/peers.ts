import { and, count, eq, gte, inArray, isNull, max, min } from 'drizzle-orm';
import { isStatusAway } from '../../../attention/quiet-hours.js';
import { attentionPreferences } from '../../../attention/schema.js';
import { isAway } from '../../../core/away.js';
import { dayIn } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { DAY } from '../../../core/durations.js';
import { membersOf } from '../../../core/members.js';
import { circleMatesOf, type Regular, regularsOf } from '../../checkins/index.js';
import { topicsOfMembers } from '../../topics/index.js';
import type { Peer } from '../domain/choose.js';
import { KEPT_DAYS, sharedCheckins, turns } from '../schema.js';
import type { SharedCheckin } from './checkins.js';

/** A peer, with the check-in that opens for them next. */
export type Candidate = Peer & Pick<Regular, 'next'>;

type About = Pick<SharedCheckin, 'id' | 'authorId' | 'communityId' | 'programmeId'>;

/**
 * Returns the current members who take part in the programme of a check-in, with the facts on which the choice depends; if
 * its circle has a channel of its own, only those of that circle.
 */
export async function candidatesOf(
  tx: Tx,
  { id, authorId, communityId, programmeId, now }: About & { now: Date },
): Promise<Candidate[]> {
  const mates = await circleMatesOf(tx, id);
  const from = new Date(now.getTime() - KEPT_DAYS * DAY);
  const [first] = await tx
    .select({ at: min(turns.givenAt) })
    .from(turns)
    .innerJoin(sharedCheckins, eq(sharedCheckins.id, turns.checkinId))
    .where(and(eq(sharedCheckins.programmeId, programmeId), gte(turns.givenAt, from)));
  // Before the first turn, nobody could get one.
  const regulars = await regularsOf(tx, programmeId, dayIn('UTC', first?.at ?? now), now);
  const ids = regulars.map(({ userId }) => userId);
  if (ids.length === 0) return [];
  const members = await membersOf(tx, communityId, ids);
  const topics = await topicsOfMembers(tx, communityId, [...ids, authorId]);
  const authors = topics.get(authorId) ?? [];
  const preferences = await tx.select().from(attentionPreferences).where(inArray(attentionPreferences.userId, ids));
  const given = await givenTo(tx, programmeId, ids, from);
  const held = await tx
    .select({ peerId: turns.peerId, since: turns.givenAt })
    .from(turns)
    .where(and(inArray(turns.peerId, ids), isNull(turns.endedAt)));
  return members.flatMap((person) => {
    const { userId, zone, unreachableUntil } = person;
    const regular = regulars.find((it) => it.userId === userId);
    const isOfCircle = mates?.userIds.includes(userId) ?? false;
    if (!regular || (mates?.isApart && !isOfCircle)) return [];
    const chosen = preferences.find((it) => it.userId === userId);
    const turnsSoFar = given.find((it) => it.peerId === userId);
    const { next, days, lastCheckinAt } = regular;
    const daysToCome = [dayIn(zone, now), ...(next ? [next.day] : [])];
    return [
      {
        ...{ userId, unreachableUntil, next, days, lastCheckinAt },
        isAway: daysToCome.some((day) => isAway(person, day)) || (chosen !== undefined && isStatusAway(chosen, now)),
        snoozedUntil: chosen?.snoozedUntil ?? null,
        given: turnsSoFar?.count ?? 0,
        lastGivenAt: turnsSoFar?.lastAt ?? null,
        isOfCircle,
        sharesTopic: topics.get(userId)?.some((topic) => authors.includes(topic)) ?? false,
        holdsSince: held.find((it) => it.peerId === userId)?.since ?? null,
      },
    ];
  });
}

function givenTo(tx: Tx, programmeId: string, peerIds: readonly string[], from: Date) {
  return tx
    .select({ peerId: turns.peerId, count: count(), lastAt: max(turns.givenAt) })
    .from(turns)
    .innerJoin(sharedCheckins, eq(sharedCheckins.id, turns.checkinId))
    .where(
      and(eq(sharedCheckins.programmeId, programmeId), inArray(turns.peerId, [...peerIds]), gte(turns.givenAt, from)),
    )
    .groupBy(turns.peerId);
}

import { and, asc, between, count, countDistinct, desc, eq, inArray, isNull, lte, not } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { programmes } from '../../../core/programme-schema.js';
import { inOrder } from '../../../core/programmes.js';
import { members, people } from '../../../core/schema.js';
import type { PastDay } from '../domain/streak.js';
import { circleDays } from '../schema/circles.js';
import { digests } from '../schema/digest.js';
import { checkins, commitments, days, occurrences } from '../schema.js';
import { isElsewhere } from './elsewhere.js';

export type DigestRow = typeof digests.$inferSelect;

/** The days that a digest is about, in a community. */
export interface Week {
  readonly communityId: string;
  readonly from: Day;
  readonly until: Day;
}

export async function digestOf(tx: Tx, communityId: string): Promise<DigestRow | undefined> {
  return (await tx.select().from(digests).where(eq(digests.communityId, communityId)))[0];
}

/** Returns true if a community has a weekly digest. */
export async function hasDigest(tx: Tx, communityId: string): Promise<boolean> {
  return (await digestOf(tx, communityId)) !== undefined;
}

/** Saves where the digest of a community goes. */
export async function saveDigest(
  tx: Tx,
  { workspaceId, id: communityId }: Community,
  it: Pick<DigestRow, 'place' | 'channelId' | 'zone' | 'dueAt'>,
): Promise<void> {
  await tx
    .insert(digests)
    .values({ workspaceId, communityId, ...it })
    .onConflictDoUpdate({ target: [digests.workspaceId, digests.communityId], set: it });
}

export async function deleteDigest(tx: Tx, communityId: string): Promise<void> {
  await tx.delete(digests).where(eq(digests.communityId, communityId));
}

/** Records when the next digest comes, unless an organizer changed that in the meantime. */
export async function planDigest(tx: Tx, { communityId, dueAt }: DigestRow, next: Date): Promise<void> {
  await tx
    .update(digests)
    .set({ dueAt: next })
    .where(and(eq(digests.communityId, communityId), eq(digests.dueAt, dueAt)));
}

const answeredIn = ({ communityId, from, until }: Week) =>
  and(
    eq(occurrences.communityId, communityId),
    between(occurrences.day, from, until),
    eq(occurrences.outcome, 'answered'),
  );

/** Returns how many people checked in, also those whose answers only they see. */
export async function countPeople(tx: Tx, week: Week): Promise<number> {
  const [row] = await tx
    .select({ people: countDistinct(occurrences.userId) })
    .from(occurrences)
    .where(answeredIn(week));
  return row?.people ?? 0;
}

/** Something that is done, as its author shared it. */
export interface DoneThing {
  readonly name: string;
  readonly text: string;
}

/** Returns the number of things that members shared as done, and the latest `most` of them, each of another member. */
export async function sharedDone(tx: Tx, week: Week, most: number): Promise<{ count: number; latest: DoneThing[] }> {
  const isDone = and(answeredIn(week), eq(checkins.shared, true), eq(commitments.state, 'done'), not(isElsewhere(tx)));
  const rows = tx
    .selectDistinctOn([commitments.userId], {
      name: people.name,
      text: commitments.text,
      at: occurrences.answeredAt,
    })
    .from(occurrences)
    .innerJoin(checkins, eq(checkins.occurrenceId, occurrences.id))
    .innerJoin(commitments, eq(commitments.endedIn, occurrences.id))
    .innerJoin(members, isMember)
    .innerJoin(people, eq(people.userId, occurrences.userId))
    .where(isDone)
    .orderBy(commitments.userId, desc(occurrences.answeredAt), asc(commitments.position))
    .as('latest');
  const [all] = await tx
    .select({ count: count() })
    .from(occurrences)
    .innerJoin(checkins, eq(checkins.occurrenceId, occurrences.id))
    .innerJoin(commitments, eq(commitments.endedIn, occurrences.id))
    .where(isDone);
  const latest = await tx.select({ name: rows.name, text: rows.text }).from(rows).orderBy(desc(rows.at)).limit(most);
  return { count: all?.count ?? 0, latest };
}

const isMember = and(
  eq(members.communityId, occurrences.communityId),
  eq(members.userId, occurrences.userId),
  isNull(members.leftAt),
);

/** The check-in days of a member in one programme. */
export interface DaysOfSharer {
  readonly userId: string;
  readonly name: string;
  readonly days: PastDay[];
}

/**
 * Returns the check-in days up to the end of the week, oldest first, of each member in each programme of which they shared
 * an answer in the week.
 */
export async function daysOfSharers(tx: Tx, week: Week): Promise<DaysOfSharer[]> {
  const sharers = await tx
    .selectDistinct({ userId: occurrences.userId, programmeId: occurrences.programmeId, name: people.name })
    .from(occurrences)
    .innerJoin(checkins, and(eq(checkins.occurrenceId, occurrences.id), eq(checkins.shared, true)))
    .innerJoin(members, isMember)
    .innerJoin(people, eq(people.userId, occurrences.userId))
    .where(and(answeredIn(week), not(isElsewhere(tx))))
    .orderBy(people.name, occurrences.userId);
  const userIds = sharers.map(({ userId }) => userId);
  if (userIds.length === 0) return [];
  const { userId, programmeId, day, deadlineAt, askedAt, outcome } = occurrences;
  const rows = await tx
    .select({ userId, programmeId, day, deadlineAt, askedAt, outcome })
    .from(occurrences)
    .where(and(eq(occurrences.communityId, week.communityId), inArray(userId, userIds), lte(day, week.until)))
    .orderBy(day);
  const keyOf = (it: { userId: string; programmeId: string }) => `${it.userId} ${it.programmeId}`;
  const byKey = new Map<string, PastDay[]>(sharers.map((it) => [keyOf(it), []]));
  for (const row of rows) byKey.get(keyOf(row))?.push(row);
  return sharers.map((it) => ({ userId: it.userId, name: it.name, days: byKey.get(keyOf(it)) ?? [] }));
}

/** Returns the last day of the week on which somebody checked in, in each programme of that day, the first one first. */
export async function lastDaysOf(tx: Tx, { communityId, from, until }: Week) {
  const rows = await tx
    .select({ programmeId: days.programmeId, day: days.day })
    .from(days)
    .innerJoin(programmes, eq(programmes.id, days.programmeId))
    .where(and(eq(programmes.communityId, communityId), between(days.day, from, until)))
    .orderBy(desc(days.day), ...inOrder);
  return rows.filter(({ day }) => day === rows[0]?.day);
}

/** Returns true if circles checked in that week, which have no thread in common. */
export async function hasCirclesIn(tx: Tx, { communityId, from, until }: Week): Promise<boolean> {
  const rows = await tx
    .select({ id: circleDays.id })
    .from(circleDays)
    .innerJoin(programmes, eq(programmes.id, circleDays.programmeId))
    .where(and(eq(programmes.communityId, communityId), between(circleDays.day, from, until)))
    .limit(1);
  return rows.length > 0;
}

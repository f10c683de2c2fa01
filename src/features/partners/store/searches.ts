import { and, eq, inArray, isNotNull, isNull, lte, notInArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { preferencesOf } from '../../../attention/preferences.js';
import { isUnavailable, quietTimesOf } from '../../../attention/recipient.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { programmesWith } from '../../checkins/index.js';
import { topicsOfMembers } from '../../topics/index.js';
import type { Seeker } from '../domain/matching.js';
import { partners, partnerships, searches } from '../schema.js';
import { livingWith } from './partnerships.js';

/** Starts to look for a partner for a member. Does nothing if they are looking already. */
export async function startSearch(tx: Tx, it: typeof searches.$inferSelect): Promise<void> {
  await tx.insert(searches).values(it).onConflictDoNothing();
}

/** Stops looking for a partner for these members; for all in the community if they are left out. */
export async function stopSearches(tx: Tx, communityId: string, userIds?: readonly string[]): Promise<void> {
  const which = userIds ? inArray(searches.userId, [...userIds]) : undefined;
  await tx.delete(searches).where(and(eq(searches.communityId, communityId), which));
}

/** Makes the searches of these members due. */
export async function lookAgainFor(tx: Tx, communityId: string, userIds: readonly string[], at: Date): Promise<void> {
  await tx
    .update(searches)
    .set({ lookAt: at })
    .where(and(eq(searches.communityId, communityId), inArray(searches.userId, [...userIds])));
}

/** Sets the time of the next look for all that are due in a community. */
export async function postpone(tx: Tx, communityId: string, now: Date, until: Date): Promise<void> {
  await tx
    .update(searches)
    .set({ lookAt: until })
    .where(and(eq(searches.communityId, communityId), lte(searches.lookAt, now)));
}

/** Returns the members who are looking for a partner, take part in check-ins, can be reached, and have no open question. */
export async function seekersIn(tx: Tx, communityId: string, now: Date): Promise<Seeker[]> {
  const rows = await tx.select().from(searches).where(eq(searches.communityId, communityId));
  const ids = rows.map(({ userId }) => userId);
  const topics = ids.length > 0 ? await topicsOfMembers(tx, communityId, ids) : undefined;
  const seekers: Seeker[] = [];
  for (const person of ids.length > 0 ? await membersOf(tx, communityId, ids) : []) {
    const { userId } = person;
    const since = rows.find((row) => row.userId === userId)?.since ?? now;
    const chosen = await preferencesOf(tx, userId);
    const programmeIds = (await programmesWith(tx, communityId, userId)).map(({ id }) => id);
    const isFree = (await livingWith(tx, communityId, [userId])).length === 0;
    if (isFree && programmeIds.length > 0 && !isUnavailable(person, chosen, now))
      seekers.push({
        ...{ userId, since, programmeIds },
        ...{ hours: quietTimesOf(person, chosen), topics: topics?.get(userId) ?? [] },
      });
  }
  return seekers;
}

/** Returns a function that tells whether a question between two of these members came to nothing before. */
export async function apartIn(
  tx: Tx,
  communityId: string,
  userIds: readonly string[],
): Promise<(a: string, b: string) => boolean> {
  if (userIds.length === 0) return () => false;
  const other = alias(partners, 'other');
  const rows = await tx
    .select({ a: partners.userId, b: other.userId })
    .from(partners)
    .innerJoin(other, eq(other.partnershipId, partners.partnershipId))
    .innerJoin(partnerships, eq(partnerships.id, partners.partnershipId))
    .where(
      and(
        eq(partners.communityId, communityId),
        inArray(partners.userId, [...userIds]),
        inArray(other.userId, [...userIds]),
        isNull(partnerships.startedAt),
        isNotNull(partnerships.endedAt),
        notInArray(partnerships.end, ['off', 'left']),
      ),
    );
  return (a, b) => rows.some((row) => row.a === a && row.b === b);
}

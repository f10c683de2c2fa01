import { and, asc, eq, gte, inArray } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { occurrences } from '../schema.js';
import type { Occurrence } from './occurrences.js';

/** A check-in of a member, as far as it tells whether they were there. */
export type Attended = Pick<Occurrence, 'userId' | 'day' | 'opensAt' | 'deadlineAt' | 'askedAt' | 'outcome'>;

/** Returns the check-ins of these members in a community that open from `since` on, with those that are planned. */
export async function checkinsSince(
  tx: Tx,
  communityId: string,
  userIds: readonly string[],
  since: Date,
): Promise<Attended[]> {
  const { userId, day, opensAt, deadlineAt, askedAt, outcome } = occurrences;
  if (userIds.length === 0) return [];
  return tx
    .select({ userId, day, opensAt, deadlineAt, askedAt, outcome })
    .from(occurrences)
    .where(and(eq(occurrences.communityId, communityId), inArray(userId, [...userIds]), gte(opensAt, since)))
    .orderBy(asc(opensAt));
}

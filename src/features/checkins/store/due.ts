import { and, asc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { communities, members } from '../../../core/schema.js';
import { occurrences } from '../schema.js';

/** A check-in that waits for its member's answer. */
export interface Due {
  readonly id: string;
  readonly communityId: string;
  readonly community: string;
}

/** Returns the check-ins that this person was asked for and has not answered, while there is time, soonest first. */
export async function dueFor(tx: Tx, userId: string, now: Date): Promise<Due[]> {
  return tx
    .select({ id: occurrences.id, communityId: occurrences.communityId, community: communities.name })
    .from(members)
    .innerJoin(communities, eq(communities.id, members.communityId))
    .innerJoin(
      occurrences,
      and(eq(occurrences.communityId, members.communityId), eq(occurrences.userId, members.userId)),
    )
    .where(
      and(
        eq(members.userId, userId),
        isNull(members.leftAt),
        isNotNull(occurrences.askedAt),
        isNull(occurrences.outcome),
        gt(occurrences.deadlineAt, now),
      ),
    )
    .orderBy(asc(occurrences.deadlineAt), asc(occurrences.opensAt), asc(occurrences.id));
}

/** An SQL expression that is true if this person has answered a check-in of the community. */
export function hasAnswered(communityId: string, userId: string) {
  return sql<boolean>`exists (select 1 from ${occurrences} where ${and(
    eq(occurrences.communityId, communityId),
    eq(occurrences.userId, userId),
    eq(occurrences.outcome, 'answered'),
  )})`;
}

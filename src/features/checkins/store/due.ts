import { and, asc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { programmes } from '../../../core/programme-schema.js';
import { communities, members } from '../../../core/schema.js';
import { occurrences } from '../schema.js';
import { hasOthers } from './programmes.js';

/** A check-in that waits for its member's answer. */
export interface Due {
  readonly id: string;
  readonly communityId: string;
  readonly community: string;
  /** The programme's name, which may be empty; undefined if it is the only one of its community. */
  readonly programme: string | undefined;
}

/** Returns the check-ins that this person was asked for and has not answered, while there is time, soonest first. */
export async function dueFor(tx: Tx, userId: string, now: Date): Promise<Due[]> {
  const rows = await tx
    .select({
      id: occurrences.id,
      communityId: occurrences.communityId,
      community: communities.name,
      programme: programmes.name,
      isOneOfSeveral: hasOthers(tx),
    })
    .from(members)
    .innerJoin(communities, eq(communities.id, members.communityId))
    .innerJoin(
      occurrences,
      and(eq(occurrences.communityId, members.communityId), eq(occurrences.userId, members.userId)),
    )
    .innerJoin(programmes, eq(programmes.id, occurrences.programmeId))
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
  return rows.map(({ isOneOfSeveral, programme, ...row }) => ({
    ...row,
    programme: isOneOfSeveral ? programme : undefined,
  }));
}

/** An SQL expression that is true if this person has answered a check-in of the community. */
export function hasAnswered(communityId: string, userId: string) {
  return sql<boolean>`exists (select 1 from ${occurrences} where ${and(
    eq(occurrences.communityId, communityId),
    eq(occurrences.userId, userId),
    eq(occurrences.outcome, 'answered'),
  )})`;
}

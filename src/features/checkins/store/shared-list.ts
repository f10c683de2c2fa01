import { and, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { checkins, commitments } from '../schema.js';

/**
 * Returns SQL for the texts of a member's open commitments that others may see, oldest first, as JSON; null if there are
 * none. They were made in a check-in that is shared.
 */
export function sharedList({ communityId, userId }: Readonly<Record<'communityId' | 'userId', SQLWrapper>>) {
  const theirs = and(
    sql`${commitments.communityId} = ${communityId}`,
    sql`${commitments.userId} = ${userId}`,
    eq(commitments.state, 'open'),
    eq(checkins.shared, true),
  );
  return sql`(
    select json_agg(${commitments.text} order by ${commitments.madeAt}, ${commitments.position})
    from ${commitments} join ${checkins} on ${checkins.occurrenceId} = ${commitments.madeIn}
    where ${theirs})` as SQL<readonly string[] | null>;
}

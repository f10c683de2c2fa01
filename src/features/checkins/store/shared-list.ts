import { and, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { communities } from '../../../core/schema.js';
import { deliveries } from '../../../slack/schema.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { checkins, commitments } from '../schema.js';

/**
 * Returns SQL for the texts of a member's open commitments that others may see, oldest first, as JSON; null if there are
 * none. They were made in a check-in that is shared, and not in a channel of a circle, of which nothing is told elsewhere.
 */
export function sharedList({ communityId, userId }: Readonly<Record<'communityId' | 'userId', SQLWrapper>>) {
  const theirs = and(
    sql`${commitments.communityId} = ${communityId}`,
    sql`${commitments.userId} = ${userId}`,
    eq(commitments.state, 'open'),
    eq(checkins.shared, true),
    sql`not exists (
      select from ${deliveries} join ${communities} on ${communities.id} = ${commitments.communityId}
      where ${deliveries.key} = ${deliveryKey('answer', '')} || ${commitments.madeIn} and ${deliveries.channelId} <> ${communities.channelId})`,
  );
  return sql`(
    select json_agg(${commitments.text} order by ${commitments.madeAt}, ${commitments.position})
    from ${commitments} join ${checkins} on ${checkins.occurrenceId} = ${commitments.madeIn}
    where ${theirs})` as SQL<readonly string[] | null>;
}

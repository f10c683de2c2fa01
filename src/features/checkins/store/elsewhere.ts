import { and, eq, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { communities } from '../../../core/schema.js';
import { deliveries } from '../../../slack/schema.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { circleMembers, circles } from '../schema/circles.js';
import { occurrences } from '../schema.js';
import { isOn } from './circles.js';

/**
 * Returns SQL that is true if the answer to the check-in of the surrounding query is, was or may soon be in the channel of a
 * circle. Only those who are in that channel may read it, so nothing of it is told elsewhere.
 */
export function isElsewhere(tx: Tx): SQL {
  const home = tx
    .select({ id: communities.channelId })
    .from(communities)
    .where(eq(communities.id, occurrences.communityId));
  const there = tx
    .select({ key: deliveries.key })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.key, sql`${deliveryKey('answer', '')} || ${occurrences.id}`),
        isNotNull(deliveries.channelId),
        ne(deliveries.channelId, home),
      ),
    );
  const named = tx
    .select({ id: circles.id })
    .from(circleMembers)
    .innerJoin(circles, eq(circles.id, circleMembers.circleId))
    .where(
      and(
        eq(circleMembers.programmeId, occurrences.programmeId),
        eq(circleMembers.userId, occurrences.userId),
        isOn(occurrences.day),
        isNotNull(circles.channelId),
      ),
    );
  return or(sql`exists ${there}`, sql`exists ${named}`) ?? sql`false`;
}

import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import type { Posted } from '../../../slack/outbound/ledger.js';
import { deliveries } from '../../../slack/schema.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { commitments, occurrences } from '../schema.js';
import type { Commitment } from './commitments.js';
import { MAX_HISTORY, type Occurrence } from './occurrences.js';

/** The number of newest occurrences for which the answer's location is read. Home shows one of them. */
const RECENT = 5;

export type ListItem = Pick<Commitment, 'text' | 'madeOn'>;

/** An occurrence with the location of its answer in Slack, if it is recent and was shared. */
export interface WithAnswer extends Occurrence {
  readonly postedAt: Posted | null;
}

/**
 * Returns a member's occurrences in a community, oldest first, and their open commitments. Uses one query, because Home
 * is opened often.
 */
export async function forHome(
  tx: Tx,
  communityId: string,
  userId: string,
): Promise<{ history: WithAnswer[]; list: readonly ListItem[] }> {
  const place = sql`row_number() over (order by ${occurrences.day} desc)`;
  const list = sql<readonly ListItem[] | null>`case when ${place} = 1 then (
    select json_agg(json_build_object('text', ${commitments.text}, 'madeOn', ${commitments.madeOn})
      order by ${commitments.madeAt}, ${commitments.position})
    from ${commitments}
    where ${and(eq(commitments.communityId, communityId), eq(commitments.userId, userId), eq(commitments.state, 'open'))}) end`;
  const postedAt = sql<Posted | null>`case when ${place} <= ${RECENT} then (
    select json_build_object('channelId', ${deliveries.channelId}, 'ts', ${deliveries.ts}, 'threadTs', ${deliveries.threadTs})
    from ${deliveries}
    where ${deliveries.key} = ${deliveryKey('answer', '')} || ${occurrences.id} and ${deliveries.status} = 'sent') end`;
  const newestFirst = await tx
    .select({ ...getTableColumns(occurrences), postedAt, list })
    .from(occurrences)
    .where(and(eq(occurrences.communityId, communityId), eq(occurrences.userId, userId)))
    .orderBy(desc(occurrences.day))
    .limit(MAX_HISTORY);
  return { list: newestFirst[0]?.list ?? [], history: newestFirst.reverse() };
}

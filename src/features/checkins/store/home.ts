import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import type { Posted } from '../../../slack/outbound/ledger.js';
import { deliveries } from '../../../slack/schema.js';
import { commitments, occurrences } from '../schema.js';
import type { Commitment } from './commitments.js';
import { MAX_HISTORY, type Occurrence } from './occurrences.js';

/** The newest of them may be the one that Home shows. */
const RECENT = 5;

export type ListItem = Pick<Commitment, 'text' | 'madeOn'>;

/** An occurrence, with the place of its answer in Slack where it is a recent one that was shared. */
export interface WithAnswer extends Occurrence {
  readonly postedAt: Posted | null;
}

/** A member's occurrences in a community, oldest first, and what is open on their list. One query, since Home is opened often. */
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
    where ${deliveries.key} = 'checkins.answer:' || ${occurrences.id} and ${deliveries.status} = 'sent') end`;
  const newestFirst = await tx
    .select({ ...getTableColumns(occurrences), postedAt, list })
    .from(occurrences)
    .where(and(eq(occurrences.communityId, communityId), eq(occurrences.userId, userId)))
    .orderBy(desc(occurrences.day))
    .limit(MAX_HISTORY);
  return { list: newestFirst[0]?.list ?? [], history: newestFirst.reverse() };
}

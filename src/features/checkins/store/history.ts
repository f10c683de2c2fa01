import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import type { Posted } from '../../../slack/outbound/ledger.js';
import { deliveries } from '../../../slack/schema.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { checkins } from '../schema.js';
import type { Answer } from './answers.js';

/** An answer, and its location in Slack if it is there and the ledger still knows. */
export type PastAnswer = Answer & { readonly postedAt: Pick<Posted, 'channelId' | 'ts' | 'threadTs'> | null };

/** Returns the answers to these check-ins. */
export async function answersTo(tx: Tx, occurrenceIds: readonly string[]): Promise<PastAnswer[]> {
  const { channelId, ts, threadTs } = deliveries;
  const rows = await tx
    .select({ answer: checkins, channelId, ts, threadTs })
    .from(checkins)
    .leftJoin(
      deliveries,
      and(
        eq(deliveries.key, sql`${deliveryKey('answer', '')} || ${checkins.occurrenceId}`),
        eq(deliveries.status, 'sent'),
      ),
    )
    .where(inArray(checkins.occurrenceId, [...occurrenceIds]));
  return rows.map(({ answer, ...at }) => ({
    ...answer,
    postedAt: at.channelId && at.ts ? { channelId: at.channelId, ts: at.ts, threadTs: at.threadTs } : null,
  }));
}

import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { programmes } from '../../../core/programme-schema.js';
import type { Programme } from '../../../core/programmes.js';
import type { Posted } from '../../../slack/outbound/ledger.js';
import { deliveries } from '../../../slack/schema.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { checkins, occurrences } from '../schema.js';
import type { Answer } from './answers.js';
import { MAX_HISTORY, type Occurrence } from './occurrences.js';

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

/** Returns a member's occurrences in a community, oldest first, and the programmes that they are of. */
export async function historyIn(
  tx: Tx,
  { communityId, userId }: { readonly communityId: string; readonly userId: string },
): Promise<{ history: Occurrence[]; programmes: Programme[] }> {
  const newestFirst = await tx
    .select({ occurrence: occurrences, programme: programmes })
    .from(occurrences)
    .innerJoin(programmes, eq(programmes.id, occurrences.programmeId))
    .where(and(eq(occurrences.communityId, communityId), eq(occurrences.userId, userId)))
    .orderBy(desc(occurrences.day), desc(occurrences.opensAt))
    .limit(MAX_HISTORY);
  const byId = new Map(newestFirst.map(({ programme }) => [programme.id, programme]));
  return { history: newestFirst.map(({ occurrence }) => occurrence).reverse(), programmes: [...byId.values()] };
}

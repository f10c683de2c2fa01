import { and, between, eq, inArray, isNull, not, sql } from 'drizzle-orm';
import { addDays, type Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { deliveries } from '../../../slack/schema.js';
import { pairsIn, threadAt } from '../../activity/index.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import type { Pair } from '../domain/replied.js';
import { checkins, occurrences, replies } from '../schema.js';
import { isElsewhere } from './elsewhere.js';
import { isShown } from './replies.js';

interface Days {
  readonly communityId: string;
  readonly from: Day;
  readonly until: Day;
  /** Leaves out the channels of circles, of which nothing is told elsewhere. */
  readonly inHomeOnly?: boolean;
}

/** Returns who replied to whose check-ins of these days, with the button or in the thread, as far as Slack shows both. */
export async function repliedIn(tx: Tx, it: Days): Promise<Pair[]> {
  const answers = await shownAnswers(tx, it);
  if (answers.length === 0) return [];
  const ids = answers.map(({ id }) => id);
  const byButton = await tx
    .selectDistinct({ from: replies.fromUser, to: replies.toUser })
    .from(replies)
    .where(and(inArray(replies.occurrenceId, ids), isNull(replies.removedAt), isShown));
  const inThread = await pairsIn(tx, {
    communityId: it.communityId,
    // The local day of the member who replied may be one behind.
    since: addDays(it.from, -1),
    threads: answers.flatMap(({ channelId, threadTs }) => (channelId && threadTs ? threadAt(channelId, threadTs) : [])),
    towards: answers.map(({ userId }) => userId),
  });
  return [...byButton, ...inThread];
}

function shownAnswers(tx: Tx, it: Days) {
  const { id, userId, communityId, day } = occurrences;
  return tx
    .select({ id, userId, channelId: deliveries.channelId, threadTs: deliveries.threadTs })
    .from(occurrences)
    .innerJoin(checkins, and(eq(checkins.occurrenceId, id), eq(checkins.shared, true)))
    .innerJoin(
      deliveries,
      and(eq(deliveries.key, sql`${deliveryKey('answer', '')} || ${id}`), eq(deliveries.status, 'sent')),
    )
    .where(
      and(
        eq(communityId, it.communityId),
        between(day, it.from, it.until),
        eq(occurrences.outcome, 'answered'),
        it.inHomeOnly ? not(isElsewhere(tx)) : undefined,
      ),
    );
}

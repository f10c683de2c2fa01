import { and, between, eq, inArray, isNull, not, sql } from 'drizzle-orm';
import { addDays, type Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { deliveries } from '../../../slack/schema.js';
import { pairsIn, repliedTo, threadAt } from '../../activity/index.js';
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
  /** Leaves out pairs without this member, so that their recap does not read the answers of all others. */
  readonly of?: string;
}

/** Returns who replied to whose check-ins of these days, with the button or in the thread, as far as Slack shows both. */
export async function repliedIn(tx: Tx, it: Days): Promise<Pair[]> {
  const authors = it.of === undefined ? undefined : [it.of, ...(await repliedToBy(tx, it.of, it))];
  const answers = await shownAnswers(tx, it, authors);
  if (answers.length === 0) return [];
  const ids = answers.map(({ id }) => id);
  const byButton = await tx
    .selectDistinct({ from: replies.fromUser, to: replies.toUser })
    .from(replies)
    .where(and(inArray(replies.occurrenceId, ids), isNull(replies.removedAt), isShown));
  const inThread = await pairsIn(tx, {
    communityId: it.communityId,
    since: sinceOf(it),
    threads: answers.flatMap(({ channelId, threadTs }) => (channelId && threadTs ? threadAt(channelId, threadTs) : [])),
    towards: answers.map(({ userId }) => userId),
  });
  return [...byButton, ...inThread].filter(({ from, to }) => it.of === undefined || from === it.of || to === it.of);
}

/** The local day of a member who replies may be one behind. */
function sinceOf({ from }: Days): Day {
  return addDays(from, -1);
}

/** Returns the people to whom this member replied. */
async function repliedToBy(tx: Tx, userId: string, it: Days): Promise<string[]> {
  const byButton = await tx
    .selectDistinct({ to: replies.toUser })
    .from(replies)
    .innerJoin(occurrences, eq(occurrences.id, replies.occurrenceId))
    .where(and(eq(replies.fromUser, userId), daysOf(it)));
  const inThread = await repliedTo(tx, { communityId: it.communityId, userId, since: sinceOf(it) });
  return [...byButton.map(({ to }) => to), ...inThread];
}

function daysOf(it: Days) {
  return and(eq(occurrences.communityId, it.communityId), between(occurrences.day, it.from, it.until));
}

function shownAnswers(tx: Tx, it: Days, authors: readonly string[] | undefined) {
  const { id, userId } = occurrences;
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
        daysOf(it),
        authors && inArray(userId, [...authors]),
        eq(occurrences.outcome, 'answered'),
        it.inHomeOnly ? not(isElsewhere(tx)) : undefined,
      ),
    );
}

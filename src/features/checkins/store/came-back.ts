import { and, asc, desc, eq, gt, inArray, isNull, lt, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { addDays } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { prepared } from '../../../core/database/prepared.js';
import { namesOf } from '../../../core/people.js';
import { people } from '../../../core/schema.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import { type Posted, posted } from '../../../slack/outbound/ledger.js';
import { permalink } from '../../../slack/permalink.js';
import { deliveries } from '../../../slack/schema.js';
import { repliersIn } from '../../activity/index.js';
import { deliveryKey, replyKey } from '../domain/delivery-keys.js';
import { occurrences, replies } from '../schema.js';
import type { Occurrence } from './occurrences.js';
import { isShown } from './replies.js';

/** A reply to a member's answer, with its author's name and its location in Slack. */
export interface ReplyToMember extends Posted {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** The number of all those that they have not opened. */
  readonly of: number;
}

/** The most replies that Home shows. */
const MAX_UNSEEN = 3;

/**
 * Returns SQL for the replies to a member since then that they have not opened, as JSON, newest first; null if there
 * are none.
 */
export function unseenReplies(
  tx: Tx,
  it: Readonly<Record<'communityId' | 'userId' | 'since', Placeholder>>,
): SQL<readonly ReplyToMember[] | null> {
  const answers = alias(occurrences, 'answers');
  const unseen = tx
    .select({
      id: replies.id,
      name: people.name,
      text: replies.text,
      of: sql`count(*) over ()`.as('of'),
      channelId: sql`${deliveries.channelId}`.as('channelId'),
      ts: deliveries.ts,
      threadTs: sql`${deliveries.threadTs}`.as('threadTs'),
    })
    .from(replies)
    .innerJoin(answers, and(eq(answers.id, replies.occurrenceId), eq(answers.communityId, it.communityId)))
    .innerJoin(people, eq(people.userId, replies.fromUser))
    .innerJoin(
      deliveries,
      and(eq(deliveries.key, sql`${replyKey('')} || ${replies.id}`), eq(deliveries.status, 'sent')),
    )
    .where(
      and(
        eq(replies.toUser, it.userId),
        gt(replies.createdAt, it.since),
        isNull(replies.seenAt),
        isNull(replies.removedAt),
      ),
    )
    .orderBy(desc(replies.createdAt))
    .limit(MAX_UNSEEN)
    .as('unseen');
  return sql`(select json_agg(unseen) from ${unseen})`;
}

/** Records that a member opened the thread of this reply to them, with all replies there. Returns false if it is not. */
export async function markSeen(tx: Tx, id: string, userId: string, now: Date): Promise<boolean> {
  const thread = tx.select({ id: replies.occurrenceId }).from(replies).where(eq(replies.id, id));
  const seen = await tx
    .update(replies)
    .set({ seenAt: now })
    .where(and(inArray(replies.occurrenceId, thread), eq(replies.toUser, userId)))
    .returning({ id: replies.id });
  return seen.length > 0;
}

/** The members who replied to an answer, and the permalink of the answer. */
export interface CameBack {
  readonly names: readonly string[];
  readonly thread: string;
}

/** Returns what came back to the last answer of this member before the given check-in; undefined if nothing did. */
export async function cameBackBefore(
  tx: Tx,
  { programmeId, communityId, userId, day }: Pick<Occurrence, 'programmeId' | 'communityId' | 'userId' | 'day'>,
): Promise<CameBack | undefined> {
  const [last] = await answeredBefore(tx, { programmeId, userId, day });
  const at = last && (await posted(tx, deliveryKey('answer', last.id)));
  if (!last || !at?.threadTs) return undefined;
  const rows = await tx
    .select({ userId: replies.fromUser })
    .from(replies)
    .where(and(eq(replies.occurrenceId, last.id), isNull(replies.removedAt), isShown))
    .orderBy(asc(replies.createdAt));
  // Those who wrote in the thread themselves, and mentioned the member.
  const thread = { channelId: at.channelId, ts: at.threadTs };
  const inThread = await repliersIn(tx, { communityId, userId, since: addDays(last.day, -1), thread });
  const ids = [...new Set([...rows.map((row) => row.userId), ...inThread])];
  const names = await namesOf(tx, ids);
  const known = ids.flatMap((id) => names.get(id) ?? []);
  return known.length > 0 ? { names: known, thread: permalink((await currentWorkspace(tx)).url, at) } : undefined;
}

const answeredBefore = prepared(['programmeId', 'userId', 'day'], (tx, { programmeId, userId, day }) =>
  tx
    .select({ id: occurrences.id, day: occurrences.day })
    .from(occurrences)
    .where(
      and(
        eq(occurrences.programmeId, programmeId),
        eq(occurrences.userId, userId),
        eq(occurrences.outcome, 'answered'),
        lt(occurrences.day, day),
      ),
    )
    .orderBy(desc(occurrences.day))
    .limit(1),
);

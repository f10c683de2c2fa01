import { and, asc, eq, gt, isNotNull, isNull, lte, not, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { communities } from '../../../core/schema.js';
import { deliveries } from '../../../slack/schema.js';
import { replyKey } from '../domain/delivery-keys.js';
import { occurrences, replies } from '../schema.js';

export type Reply = typeof replies.$inferSelect;

/** Restricts replies to those that Slack shows. */
export const isShown = delivered(eq(deliveries.status, 'sent'));

const isSigned = delivered(eq(deliveries.signed, true));

function delivered(how: SQL): SQL {
  return sql`exists (select 1 from ${deliveries}
    where ${deliveries.workspaceId} = ${replies.workspaceId} and ${deliveries.key} = ${replyKey('')} || ${replies.id} and ${how})`;
}

/** Restricts replies to those in channels in which Hearth can post. */
export const isReachable = sql`not exists (select 1 from ${occurrences} join ${communities}
    on ${communities.workspaceId} = ${occurrences.workspaceId} and ${communities.id} = ${occurrences.communityId}
  where ${occurrences.workspaceId} = ${replies.workspaceId} and ${occurrences.id} = ${replies.occurrenceId}
    and ${communities.channelLostAt} is not null)`;

export async function replyById(tx: Tx, id: string): Promise<Reply | undefined> {
  return (await tx.select().from(replies).where(eq(replies.id, id)))[0];
}

/** Returns what this person replied to an answer, oldest first, also what they took down and Slack still shows. */
export async function repliesBy(tx: Tx, fromUser: string, occurrenceId: string): Promise<Reply[]> {
  return tx
    .select()
    .from(replies)
    .where(and(eq(replies.occurrenceId, occurrenceId), eq(replies.fromUser, fromUser)))
    .orderBy(asc(replies.createdAt), asc(replies.id));
}

/** Saves a reply, to be published. Returns its id. */
export async function addReply(
  tx: Tx,
  it: Pick<Reply, 'workspaceId' | 'occurrenceId' | 'fromUser' | 'toUser' | 'text' | 'createdAt'>,
): Promise<string> {
  const [row] = await tx
    .insert(replies)
    .values({ ...it, unpublishedSince: it.createdAt })
    .returning({ id: replies.id });
  if (!row) throw new Error('A reply was not saved.');
  return row.id;
}

/** Records that its author took a reply down, to be published. */
export async function removeReply(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .update(replies)
    .set({ removedAt: now, unpublishedSince: now })
    .where(and(eq(replies.id, id), isNull(replies.removedAt)));
}

/**
 * Marks this person's replies since then as unpublished, except those under their own name, which Slack never changes.
 * Returns their ids.
 */
export async function republishReplies(tx: Tx, fromUser: string, since: Date, now: Date): Promise<string[]> {
  const rows = await tx
    .update(replies)
    .set({ unpublishedSince: now })
    .where(and(eq(replies.fromUser, fromUser), gt(replies.createdAt, since), isNull(replies.removedAt), not(isSigned)))
    .returning({ id: replies.id });
  return rows.map(({ id }) => id);
}

/**
 * Returns the replies in the thread of this one that Slack does not show as they are, up to this one, oldest first.
 * Empty if this one is published or gone.
 */
export async function unpublishedUpTo(tx: Tx, id: string): Promise<Reply[]> {
  const [last] = await tx
    .select({ reply: replies, communityId: occurrences.communityId, day: occurrences.day })
    .from(replies)
    .innerJoin(occurrences, eq(occurrences.id, replies.occurrenceId))
    .where(and(eq(replies.id, id), isNotNull(replies.unpublishedSince)));
  if (!last) return [];
  const rows = await tx
    .select({ reply: replies })
    .from(replies)
    .innerJoin(occurrences, eq(occurrences.id, replies.occurrenceId))
    .where(
      and(
        isNotNull(replies.unpublishedSince),
        eq(occurrences.communityId, last.communityId),
        eq(occurrences.day, last.day),
        lte(replies.createdAt, last.reply.createdAt),
      ),
    )
    .orderBy(asc(replies.createdAt), asc(sql`${replies.id} = ${id}`), asc(replies.id));
  return rows.map(({ reply }) => reply);
}

/** The state of a reply in Slack: `shown`, `gone`, or the time at which to try again. */
export type ReplyState = 'shown' | 'gone' | Date;

/** Records the state of a reply in Slack. Deletes one that is gone. One that has changed since it was read stays unpublished. */
export async function settleReply(tx: Tx, { id, unpublishedSince }: Reply, state: ReplyState): Promise<void> {
  if (!unpublishedSince) return;
  const asRead = and(eq(replies.id, id), eq(replies.unpublishedSince, unpublishedSince));
  if (state === 'gone') await tx.delete(replies).where(asRead);
  else
    await tx
      .update(replies)
      .set({ unpublishedSince: state === 'shown' ? null : state })
      .where(asRead);
}

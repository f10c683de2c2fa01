import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import type { ShownCheckin } from '../../../core/shared-checkins.js';
import { sharedCheckins } from '../schema.js';

export type SharedCheckin = typeof sharedCheckins.$inferSelect;

/** Saves a check-in, or where it is now. Returns it, locked, and whether it is new. */
export async function saveCheckin(tx: Tx, it: ShownCheckin): Promise<{ checkin: SharedCheckin; isNew: boolean }> {
  const { workspaceId, id, communityId, programmeId, userId: authorId, channelId, ts, threadTs, now } = it;
  const place = { channelId, ts, threadTs, needsWords: it.isStuck || it.isFirst };
  const [row] = await tx
    .insert(sharedCheckins)
    .values({ workspaceId, id, communityId, programmeId, authorId, sharedAt: now, ...place })
    .onConflictDoUpdate({ target: [sharedCheckins.workspaceId, sharedCheckins.id], set: place })
    .returning({ id: sharedCheckins.id, isNew: sql<boolean>`xmax = 0` });
  const checkin = await lockCheckin(tx, id);
  if (!row || !checkin) throw new Error('A shared check-in was not saved.');
  return { checkin, isNew: row.isNew };
}

/** Returns true if this check-in is known. */
export async function isKnown(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.select({ id: sharedCheckins.id }).from(sharedCheckins).where(eq(sharedCheckins.id, id));
  return rows.length > 0;
}

/** Returns the check-in, locked until the transaction ends. */
export async function lockCheckin(tx: Tx, id: string): Promise<SharedCheckin | undefined> {
  return (await tx.select().from(sharedCheckins).where(eq(sharedCheckins.id, id)).for('update'))[0];
}

export async function lookAt(tx: Tx, id: string, at: Date | null): Promise<void> {
  await tx.update(sharedCheckins).set({ lookAt: at }).where(eq(sharedCheckins.id, id));
}

/** Records that another person answered these check-ins. Returns the ids of those that nobody had answered before. */
async function markAnswered(tx: Tx, which: SQL | undefined, now: Date): Promise<string[]> {
  const rows = await tx
    .update(sharedCheckins)
    .set({ answeredAt: now, lookAt: null })
    .where(and(which, isNull(sharedCheckins.answeredAt)))
    .returning({ id: sharedCheckins.id });
  return rows.map(({ id }) => id);
}

/** Records a reply to this check-in by another person. */
export function replyTo(tx: Tx, { id, userId, now }: { id: string; userId: string; now: Date }): Promise<string[]> {
  return markAnswered(tx, and(eq(sharedCheckins.id, id), notBy(userId)), now);
}

/** A place in Slack, and the person who did something there. */
interface Act {
  readonly channelId: string;
  readonly userId: string;
  readonly now: Date;
}

/** Records a message in that thread that mentions these users. */
export async function answerInThread(
  tx: Tx,
  it: Act & { threadTs: string; mentioned: readonly string[] },
): Promise<string[]> {
  if (it.mentioned.length === 0) return [];
  const isThere = and(eq(sharedCheckins.channelId, it.channelId), eq(sharedCheckins.threadTs, it.threadTs));
  return markAnswered(tx, and(isThere, inArray(sharedCheckins.authorId, [...it.mentioned]), notBy(it.userId)), it.now);
}

/** Records a reaction to that message. */
export function reactTo(tx: Tx, it: Act & { ts: string }): Promise<string[]> {
  const isIt = and(eq(sharedCheckins.channelId, it.channelId), eq(sharedCheckins.ts, it.ts));
  return markAnswered(tx, and(isIt, eq(sharedCheckins.needsWords, false), notBy(it.userId)), it.now);
}

const notBy = (userId: string) => sql`${sharedCheckins.authorId} <> ${userId}`;

export async function deleteCheckins(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(sharedCheckins).where(inArray(sharedCheckins.id, [...ids]));
}

/** Returns the ids of the check-ins of these authors that nobody has answered: in a community, or else in all. */
export async function unansweredBy(
  tx: Tx,
  communityId: string | undefined,
  authors: readonly string[],
): Promise<string[]> {
  if (authors.length === 0) return [];
  const rows = await tx
    .select({ id: sharedCheckins.id })
    .from(sharedCheckins)
    .where(
      and(
        communityId === undefined ? undefined : eq(sharedCheckins.communityId, communityId),
        inArray(sharedCheckins.authorId, [...authors]),
        isNull(sharedCheckins.answeredAt),
      ),
    );
  return rows.map(({ id }) => id);
}

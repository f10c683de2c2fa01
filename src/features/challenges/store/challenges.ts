import { type AnyColumn, and, desc, eq, gt, inArray, lte, or, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { changed, claimed, settled } from '../../../slack/outbound/kept-post.js';
import type { LivingMessages } from '../../../slack/outbound/ledger.js';
import { postKey } from '../domain/keys.js';
import { OPEN, type State } from '../domain/plan.js';
import { challenges } from '../schema/challenges.js';

export type Challenge = typeof challenges.$inferSelect;
export type NewChallenge = typeof challenges.$inferInsert;

/** The columns about the post of a challenge. */
const post = { changes: challenges.changes, editedAt: challenges.editedAt, dueAt: challenges.postDueAt };

/** Inserts a challenge; does nothing if there is one with its id, which comes from the form. */
export async function createChallenge(tx: Tx, row: NewChallenge): Promise<void> {
  await tx.insert(challenges).values(row).onConflictDoNothing();
}

export async function challengeById(tx: Tx, id: string): Promise<Challenge | undefined> {
  return (await tx.select().from(challenges).where(eq(challenges.id, id)))[0];
}

/** Returns a challenge, which no other transaction changes until the end of this one. */
export async function lockChallenge(tx: Tx, id: string): Promise<Challenge | undefined> {
  return (await tx.select().from(challenges).where(eq(challenges.id, id)).for('update'))[0];
}

/** Deletes a draft. Returns false if it is none anymore. */
export async function deleteDraft(tx: Tx, id: string): Promise<boolean> {
  const which = and(eq(challenges.id, id), eq(challenges.state, 'draft'));
  return (await tx.delete(challenges).where(which).returning({ id: challenges.id })).length > 0;
}

/** The most challenges that a list shows. A modal has room for 100 blocks. */
const MOST = 45;

/** Returns the challenges of a community in these states, the one that begins last first. */
export async function challengesOf(
  tx: Tx,
  communityId: string,
  states: readonly State[],
  most = MOST,
): Promise<Challenge[]> {
  return tx
    .select()
    .from(challenges)
    .where(and(eq(challenges.communityId, communityId), inArray(challenges.state, [...states])))
    .orderBy(desc(challenges.firstDay), desc(challenges.createdAt), challenges.id)
    .limit(most);
}

/**
 * Changes a challenge if it is in one of these states, and returns it as it is then; undefined if it is in another by now,
 * so that of several people or processes one has an effect.
 */
export async function changeChallenge(
  tx: Tx,
  id: string,
  from: readonly State[],
  change: Partial<NewChallenge>,
): Promise<Challenge | undefined> {
  const [row] = await tx
    .update(challenges)
    .set(change)
    .where(and(eq(challenges.id, id), inArray(challenges.state, [...from])))
    .returning();
  return row;
}

/**
 * Records that the post of a challenge doesn't show the facts. It may be edited at once, or ten seconds after its last
 * edit. Returns true if it may be edited at once. Call it late: members who log at the same moment wait for each other
 * from here on.
 */
export async function markPost(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { dueAt: postDueAt, changes } = changed(post, now);
  const [row] = await tx
    .update(challenges)
    .set({ changes, postDueAt })
    .where(eq(challenges.id, id))
    .returning({ postDueAt: challenges.postDueAt });
  return row?.postDueAt !== undefined && row.postDueAt !== null && row.postDueAt <= now;
}

/** Records that the post of a challenge is not there any more, so that it is posted again. */
export async function postAgain(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.update(challenges).set({ postedAt: null, postDueAt: now }).where(eq(challenges.id, id));
}

/** Claims the edit of the post of a challenge, and returns the challenge; undefined if no edit is due. */
export async function claimPost(tx: Tx, id: string, now: Date): Promise<Challenge | undefined> {
  const { dueAt: postDueAt, editedAt } = claimed(now);
  const [row] = await tx
    .update(challenges)
    .set({ postDueAt, editedAt })
    .where(and(eq(challenges.id, id), lte(challenges.postDueAt, now)))
    .returning();
  return row;
}

/** Records that the post shows a challenge as it was when its edit was claimed, or waits until `againAt`. */
export async function settlePost(
  tx: Tx,
  { id, changes: seen }: Pick<Challenge, 'id' | 'changes'>,
  it: { readonly againAt: Date | null; readonly postedAt: Date | null; readonly now: Date },
): Promise<void> {
  const { dueAt: postDueAt, editedAt } = settled(post, { seen, ...it });
  await tx.update(challenges).set({ postDueAt, editedAt, postedAt: it.postedAt }).where(eq(challenges.id, id));
}

/** Finds the posts of challenges that are open, or ended not long ago. One may be announced a year before it begins. */
export const livingPosts: LivingMessages = (since) =>
  sql`select ${challenges.workspaceId}, ${postKey('')} || ${challenges.id} from ${challenges} where ${or(
    inArray(challenges.state, [...OPEN]),
    gt(challenges.endedAt, since),
  )}`;

/** Has what waits in a community be tried at the next sweep: it may be announced, resumed, or have challenges on again. */
export async function tryAgain(tx: Tx, communityId: string, now: Date): Promise<void> {
  const here = eq(challenges.communityId, communityId);
  // In one order, so that two who do this don't wait for each other.
  await tx.select({ id: challenges.id }).from(challenges).where(here).orderBy(challenges.id).for('no key update');
  const sooner = (at: AnyColumn) => sql`case when ${at} is not null then least(${at}, ${now.toISOString()}) end`;
  const { dueAt, postDueAt } = challenges;
  await tx
    .update(challenges)
    .set({ dueAt: sooner(dueAt), postDueAt: sooner(postDueAt) })
    .where(here);
}

/** Has what comes next be planned anew for the challenges of a community that run. */
export async function planAnew(tx: Tx, communityId: string, now: Date): Promise<void> {
  const running = and(eq(challenges.communityId, communityId), eq(challenges.state, 'running'));
  // In one order, so that two who do this don't wait for each other.
  await tx.select({ id: challenges.id }).from(challenges).where(running).orderBy(challenges.id).for('no key update');
  await tx.update(challenges).set({ dueAt: now }).where(running);
}

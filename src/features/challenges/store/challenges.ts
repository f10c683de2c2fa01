import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { SECOND } from '../../../core/durations.js';
import type { State } from '../domain/plan.js';
import { challenges } from '../schema/challenges.js';

export type Challenge = typeof challenges.$inferSelect;
export type NewChallenge = typeof challenges.$inferInsert;

/** The shortest time between two edits of one post: well within what Slack accepts for a channel. */
export const EDIT_EVERY_MS = 10 * SECOND;

const EDIT_EVERY = sql.raw(`interval '${EDIT_EVERY_MS} milliseconds'`);

/** Inserts a challenge; does nothing if there is one with its id, which comes from the form. */
export async function createChallenge(tx: Tx, row: NewChallenge): Promise<void> {
  await tx.insert(challenges).values(row).onConflictDoNothing();
}

export async function challengeById(tx: Tx, id: string): Promise<Challenge | undefined> {
  return (await tx.select().from(challenges).where(eq(challenges.id, id)))[0];
}

/** Returns the challenges of a community in these states, the one that begins last first. */
export async function challengesOf(tx: Tx, communityId: string, states: readonly State[]): Promise<Challenge[]> {
  return tx
    .select()
    .from(challenges)
    .where(and(eq(challenges.communityId, communityId), inArray(challenges.state, [...states])))
    .orderBy(desc(challenges.firstDay), desc(challenges.createdAt), challenges.id);
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
  const at = sql`${now.toISOString()}::timestamptz`;
  const [row] = await tx
    .update(challenges)
    .set({
      changes: sql`${challenges.changes} + 1`,
      // Edits at the sooner time of this change and of an edit that was put off. `least` and `greatest` ignore null.
      postDueAt: sql`least(${challenges.postDueAt}, greatest(${at}, ${challenges.editedAt} + ${EDIT_EVERY}))`,
    })
    .where(eq(challenges.id, id))
    .returning({ postDueAt: challenges.postDueAt });
  return row?.postDueAt !== undefined && row.postDueAt !== null && row.postDueAt <= now;
}

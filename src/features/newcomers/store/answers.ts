import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { answers } from '../schema.js';

export type Answer = typeof answers.$inferSelect;

/** Returns what a member answered, in the order of the questions. */
export async function answersOf(tx: Tx, communityId: string, userId: string): Promise<Answer[]> {
  return tx
    .select()
    .from(answers)
    .where(and(eq(answers.communityId, communityId), eq(answers.userId, userId)))
    .orderBy(asc(answers.place));
}

export async function saveAnswers(tx: Tx, rows: readonly Answer[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(answers)
      .values([...rows])
      .onConflictDoNothing();
}

/** Deletes what these users answered in a community. */
export async function deleteAnswers(tx: Tx, communityId: string, userIds: readonly string[]): Promise<void> {
  await tx.delete(answers).where(and(eq(answers.communityId, communityId), inArray(answers.userId, [...userIds])));
}

import { eq } from 'drizzle-orm';
import type { Tx } from '../../../core/db.js';
import { checkins } from '../schema.js';

export type Answer = typeof checkins.$inferSelect;

export async function answerOf(tx: Tx, occurrenceId: string): Promise<Answer | undefined> {
  return (await tx.select().from(checkins).where(eq(checkins.occurrenceId, occurrenceId)))[0];
}

export async function saveAnswer(tx: Tx, answer: Answer): Promise<void> {
  await tx
    .insert(checkins)
    .values(answer)
    .onConflictDoUpdate({ target: [checkins.workspaceId, checkins.occurrenceId], set: answer });
}

import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { logs } from '../schema/taking-part.js';

export type LogRow = typeof logs.$inferSelect;
export type NewLog = typeof logs.$inferInsert;

/** Adds a log. Returns false if it was added before: a second press has the same id. */
export async function addLog(tx: Tx, row: NewLog): Promise<boolean> {
  return (await tx.insert(logs).values(row).onConflictDoNothing().returning({ id: logs.id })).length > 0;
}

export async function logById(tx: Tx, id: string): Promise<LogRow | undefined> {
  return (await tx.select().from(logs).where(eq(logs.id, id)))[0];
}

/** Returns what a participant logged and did not undo, latest first. */
export async function logsOf(tx: Tx, participantId: string): Promise<LogRow[]> {
  return tx
    .select()
    .from(logs)
    .where(and(eq(logs.participantId, participantId), isNull(logs.undoneAt)))
    .orderBy(desc(logs.day), desc(logs.loggedAt), logs.id);
}

/** Returns true if anybody logged something in a challenge and did not undo it. */
export async function hasLogs(tx: Tx, challengeId: string): Promise<boolean> {
  const which = and(eq(logs.challengeId, challengeId), isNull(logs.undoneAt));
  return (await tx.select({ id: logs.id }).from(logs).where(which).limit(1)).length > 0;
}

/** Returns what all participants logged and did not undo. */
export async function allLogs(
  tx: Tx,
  challengeId: string,
): Promise<Pick<LogRow, 'participantId' | 'day' | 'amount'>[]> {
  return tx
    .select({ participantId: logs.participantId, day: logs.day, amount: logs.amount })
    .from(logs)
    .where(and(eq(logs.challengeId, challengeId), isNull(logs.undoneAt)));
}

/** Corrects or undoes a log. */
export async function changeLog(
  tx: Tx,
  id: string,
  change: Partial<Pick<LogRow, 'day' | 'amount' | 'note' | 'undoneAt'>>,
): Promise<void> {
  await tx.update(logs).set(change).where(eq(logs.id, id));
}

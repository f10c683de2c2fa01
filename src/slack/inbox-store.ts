import { and, asc, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '../core/db.js';
import { inbox } from './schema.js';

export type Kept = typeof inbox.$inferSelect;

/** Keeps what is new of these, of any workspaces. Returns in which something was. */
export async function keepNew(tx: Tx, rows: readonly (typeof inbox.$inferInsert)[]): Promise<string[]> {
  const fresh = await tx
    .insert(inbox)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ workspaceId: inbox.workspaceId });
  return [...new Set(fresh.map((row) => row.workspaceId))];
}

/** What waits in this workspace, oldest first. */
export function waiting(tx: Tx, limit: number): Promise<Kept[]> {
  return tx.select().from(inbox).where(isNull(inbox.handledAt)).orderBy(asc(inbox.receivedAt)).limit(limit);
}

/** Writes down which events are done with, emptied of what they said, and which were tried in vain. */
export async function settle(
  tx: Tx,
  it: { done: readonly string[]; again: readonly string[]; now: Date },
): Promise<void> {
  await tx
    .update(inbox)
    .set({ handledAt: it.now, fields: {} })
    .where(inArray(inbox.eventId, [...it.done]));
  await tx
    .update(inbox)
    .set({ tries: sql`${inbox.tries} + 1` })
    .where(inArray(inbox.eventId, [...it.again]));
}

/** Workspaces in which something has waited since before that instant. */
export async function overdue(tx: Tx, before: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ workspaceId: inbox.workspaceId })
    .from(inbox)
    .where(and(isNull(inbox.handledAt), lt(inbox.receivedAt, before)))
    .limit(limit);
  return rows.map((row) => row.workspaceId);
}

export async function dropHandled(tx: Tx, before: Date): Promise<void> {
  await tx.delete(inbox).where(and(isNotNull(inbox.handledAt), lt(inbox.receivedAt, before)));
}

import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { staleMessages } from '../schema/stale.js';

type Stale = typeof staleMessages.$inferSelect;

/** Records that these messages, of which there is at least one, are to be updated. Returns the ids of the records. */
export async function addStale(tx: Tx, rows: readonly Omit<Stale, 'id'>[]): Promise<string[]> {
  const added = await tx
    .insert(staleMessages)
    .values([...rows])
    .returning({ id: staleMessages.id });
  return added.map(({ id }) => id);
}

/** Returns all records of the message that this one is about; none if it has been updated. */
export async function staleLike(tx: Tx, id: string): Promise<Stale[]> {
  const [one] = await tx.select().from(staleMessages).where(eq(staleMessages.id, id));
  if (!one) return [];
  const { programmeId, userId } = one;
  return tx
    .select()
    .from(staleMessages)
    .where(and(eq(staleMessages.programmeId, programmeId), eq(staleMessages.userId, userId)));
}

export async function deleteStale(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.delete(staleMessages).where(inArray(staleMessages.id, [...ids]));
}

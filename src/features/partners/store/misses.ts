import { and, eq, gt } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { prepared } from '../../../core/database/prepared.js';
import { misses } from '../schema.js';

export type Miss = typeof misses.$inferSelect;

/** Stores that a partner missed check-ins from that day on. Returns its id; undefined if the others were told already. */
export async function addMiss(tx: Tx, it: Omit<Miss, 'id'>): Promise<string | undefined> {
  return (await tx.insert(misses).values(it).onConflictDoNothing().returning({ id: misses.id }))[0]?.id;
}

export async function missById(tx: Tx, id: string): Promise<Miss | undefined> {
  return (await tx.select().from(misses).where(eq(misses.id, id)))[0];
}

const toldSince = prepared(['userId', 'since'], (tx, { userId, since }) =>
  tx
    .select({ id: misses.id })
    .from(misses)
    .where(and(eq(misses.userId, userId), gt(misses.at, since))),
);

/** Returns the ids of what the partners of this person were told since then, in all communities. */
export async function missesOf(tx: Tx, userId: string, since: Date): Promise<string[]> {
  return (await toldSince(tx, { userId, since })).map(({ id }) => id);
}

/** Returns the ids of what was told in a partnership. */
export async function missesIn(tx: Tx, partnershipId: string): Promise<string[]> {
  const rows = await tx.select({ id: misses.id }).from(misses).where(eq(misses.partnershipId, partnershipId));
  return rows.map(({ id }) => id);
}

import { eq } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { comparisons } from '../schema.js';

/** A comparison of a community with its channel that is under way. */
export type Comparison = typeof comparisons.$inferSelect;

export async function comparisonOf(tx: Tx, communityId: string): Promise<Comparison | undefined> {
  return (await tx.select().from(comparisons).where(eq(comparisons.communityId, communityId)))[0];
}

export async function saveComparison(tx: Tx, { startedAt, cursor, userIds, ...of }: Comparison): Promise<void> {
  const place = { startedAt, cursor, userIds };
  await tx
    .insert(comparisons)
    .values({ ...of, ...place })
    .onConflictDoUpdate({ target: [comparisons.workspaceId, comparisons.communityId], set: place });
}

export async function endComparison(tx: Tx, communityId: string): Promise<void> {
  await tx.delete(comparisons).where(eq(comparisons.communityId, communityId));
}

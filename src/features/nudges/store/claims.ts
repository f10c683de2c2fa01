import { eq } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { claims } from '../schema.js';

export type Claim = typeof claims.$inferSelect;

/** Claims a case. Returns false if it is claimed already. */
export async function claim(tx: Tx, it: Pick<Claim, 'workspaceId' | 'roundId' | 'userId' | 'at'>): Promise<boolean> {
  return (await tx.insert(claims).values(it).onConflictDoNothing().returning()).length > 0;
}

export async function claimOf(tx: Tx, caseId: string): Promise<Claim | undefined> {
  return (await tx.select().from(claims).where(eq(claims.roundId, caseId)))[0];
}

export async function recordOutcome(tx: Tx, caseId: string, outcome: Claim['outcome']): Promise<void> {
  await tx.update(claims).set({ outcome }).where(eq(claims.roundId, caseId));
}

/** Deletes the claim, so that another member can claim the case. */
export async function release(tx: Tx, caseId: string): Promise<void> {
  await tx.delete(claims).where(eq(claims.roundId, caseId));
}

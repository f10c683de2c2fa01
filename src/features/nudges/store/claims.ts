import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { claims } from '../schema.js';

export type Claim = typeof claims.$inferSelect;

/** An SQL condition that is true for claims that nobody has released. */
export const isHeld = sql`${claims.outcome} is distinct from 'released'`;

/** Claims a case. Returns false if it is claimed already. */
export async function claim(tx: Tx, it: Pick<Claim, 'workspaceId' | 'roundId' | 'userId' | 'at'>): Promise<boolean> {
  const claimed = await tx
    .insert(claims)
    .values(it)
    .onConflictDoUpdate({
      target: [claims.workspaceId, claims.roundId],
      set: { userId: it.userId, at: it.at, outcome: null },
      setWhere: eq(claims.outcome, 'released'),
    })
    .returning();
  return claimed.length > 0;
}

export async function claimOf(tx: Tx, caseId: string): Promise<Claim | undefined> {
  return (
    await tx
      .select()
      .from(claims)
      .where(and(eq(claims.roundId, caseId), isHeld))
  )[0];
}

/** Returns true if this member claimed the case, and could not write after all. */
export async function isReleasedBy(tx: Tx, caseId: string, userId: string): Promise<boolean> {
  const theirs = and(eq(claims.roundId, caseId), eq(claims.userId, userId), eq(claims.outcome, 'released'));
  return (await tx.select().from(claims).where(theirs)).length > 0;
}

/** Records how it went. `released`: they could not write, so that another member can claim the case. */
export async function recordOutcome(tx: Tx, caseId: string, outcome: Claim['outcome']): Promise<void> {
  await tx.update(claims).set({ outcome }).where(eq(claims.roundId, caseId));
}

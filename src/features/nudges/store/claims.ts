import { and, eq, gte, lt, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { cases, claims } from '../schema.js';

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

/** Returns SQL for the user id of the member who has been writing to that member since then; null if nobody has. */
export function writerTo(
  { communityId, userId }: { communityId: SQLWrapper; userId: SQLWrapper },
  since: Date,
): SQL<string | null> {
  return sql<string | null>`(select ${claims.userId} from ${claims}
    join ${cases} on ${cases.workspaceId} = ${claims.workspaceId} and ${cases.id} = ${claims.roundId} where ${and(
      sql`${cases.communityId} = ${communityId}`,
      sql`${cases.userId} = ${userId}`,
      gte(claims.at, since),
      isHeld,
    )} order by ${claims.at} desc limit 1)`;
}

/** Forgets a claim from before that time, when the member was not quiet yet. */
export async function forgetClaim(tx: Tx, caseId: string, before: Date): Promise<void> {
  await tx.delete(claims).where(and(eq(claims.roundId, caseId), lt(claims.at, before)));
}

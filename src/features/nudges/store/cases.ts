import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { cases } from '../schema.js';

export type Case = typeof cases.$inferSelect;

/** As many rows as one statement takes. */
const INSERT_BATCH = 1_000;

/** Watches over these members, unless somebody does already. */
export async function enrol(
  tx: Tx,
  rows: readonly (Pick<Case, 'workspaceId' | 'communityId' | 'userId' | 'since'> & { lookAt: Date })[],
): Promise<void> {
  for (let i = 0; i < rows.length; i += INSERT_BATCH) {
    await tx
      .insert(cases)
      .values(rows.slice(i, i + INSERT_BATCH))
      .onConflictDoNothing();
  }
}

/** Nobody watches over these any more. What was said to them is kept. */
export async function unenrol(tx: Tx, communityId: string, userIds: readonly string[], now: Date): Promise<void> {
  const theirs = and(eq(cases.communityId, communityId), inArray(cases.userId, [...userIds]), isNotNull(cases.lookAt));
  await tx.delete(cases).where(and(theirs, isNull(cases.stage)));
  const returned = sql`case when ${cases.helloAt} is not null then coalesce(${cases.returned}, false) end`;
  await tx.update(cases).set({ lookAt: null, outcome: 'left', endedAt: now, returned }).where(theirs);
}

/** Whether somebody has been found quiet, and not come back. */
export async function isQuiet(tx: Tx, communityId: string, userId: string): Promise<boolean> {
  const theirs = and(eq(cases.communityId, communityId), eq(cases.userId, userId));
  const found = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(theirs, isNotNull(cases.lookAt), isNotNull(cases.stage)));
  return found.length > 0;
}

export async function caseById(tx: Tx, id: string): Promise<Case | undefined> {
  return (await tx.select().from(cases).where(eq(cases.id, id)))[0];
}

/** The same, kept from being changed by others until the transaction ends. */
export async function lockCase(tx: Tx, id: string): Promise<Case | undefined> {
  return (await tx.select().from(cases).where(eq(cases.id, id)).for('update'))[0];
}

export async function change(
  tx: Tx,
  id: string,
  values: Partial<Omit<Case, 'workspaceId' | 'id' | 'communityId' | 'userId'>>,
): Promise<void> {
  await tx.update(cases).set(values).where(eq(cases.id, id));
}

/** Everybody in a community who is only watched is looked at afresh at that instant, since what counts as quiet has changed. */
export async function reevaluateAll(tx: Tx, communityId: string, at: Date): Promise<void> {
  await tx
    .update(cases)
    .set({ lookAt: at })
    .where(and(eq(cases.communityId, communityId), isNotNull(cases.lookAt), isNull(cases.stage)));
}

/** Silence before that instant counts for nothing any more, for everybody who is only enrolled; they are evaluated then. */
export async function startAnew(tx: Tx, communityId: string, at: Date): Promise<void> {
  await tx
    .update(cases)
    .set({ since: at, lookAt: at })
    .where(and(eq(cases.communityId, communityId), isNotNull(cases.lookAt), isNull(cases.stage)));
}

/** Everybody in a community who is watched, quiet or not. */
export async function enrolledIn(tx: Tx, communityId: string): Promise<Case[]> {
  return tx
    .select()
    .from(cases)
    .where(and(eq(cases.communityId, communityId), isNotNull(cases.lookAt)))
    .orderBy(asc(cases.lookAt));
}

/** The numbers of the words that this person was told before at that stage, in whatever community. */
export async function variantsSent(tx: Tx, userId: string, stage: 'hello' | 'last'): Promise<number[]> {
  const column = stage === 'hello' ? cases.helloWords : cases.lastWords;
  return numbers(tx, column, and(eq(cases.userId, userId), isNotNull(cases.stage), isNotNull(column)));
}

/** The numbers of the words with which that person was asked to write to this one before. */
export async function variantsAsked(tx: Tx, userId: string, askedId: string): Promise<number[]> {
  const { askedWords: column } = cases;
  const about = and(eq(cases.userId, userId), isNotNull(cases.stage), eq(cases.askedId, askedId));
  return numbers(tx, column, and(about, isNotNull(column)));
}

async function numbers(
  tx: Tx,
  column: typeof cases.helloWords | typeof cases.lastWords | typeof cases.askedWords,
  where: SQL | undefined,
): Promise<number[]> {
  const rows = await tx.select({ words: column }).from(cases).where(where);
  return rows.flatMap(({ words }) => (words === null ? [] : [words]));
}

/** Of those who got a word under that policy, and of those whom it left alone, how many came back within a week. */
export async function tally(
  tx: Tx,
  communityId: string,
  policyVersion: number,
): Promise<Record<'nudged' | 'leftAlone', { count: number; of: number }>> {
  const rows = await tx
    .select({
      heldOut: cases.heldOut,
      count: sql<number>`count(*) filter (where ${cases.returned})::int`,
      of: sql<number>`count(*)::int`,
    })
    .from(cases)
    .where(
      and(
        eq(cases.communityId, communityId),
        eq(cases.policyVersion, policyVersion),
        isNotNull(cases.returned),
        isNotNull(cases.helloAt),
      ),
    )
    .groupBy(cases.heldOut);
  const of = (heldOut: boolean) => {
    const { count = 0, of = 0 } = rows.find((row) => row.heldOut === heldOut) ?? {};
    return { count, of };
  };
  return { nudged: of(false), leftAlone: of(true) };
}

import { and, asc, eq, inArray, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { lockPerson } from '../../../core/people.js';
import { cases } from '../schema.js';

export type Case = typeof cases.$inferSelect;

/** The largest number of rows that one statement inserts. */
const INSERT_BATCH = 1_000;

/** Opens a case for each of these members who has no open one, and returns the new cases. */
export async function enrol(
  tx: Tx,
  rows: readonly (Pick<Case, 'workspaceId' | 'communityId' | 'userId' | 'since'> & { lookAt: Date })[],
): Promise<Case[]> {
  const opened: Case[] = [];
  for (let i = 0; i < rows.length; i += INSERT_BATCH) {
    const batch = tx.insert(cases).values(rows.slice(i, i + INSERT_BATCH));
    opened.push(...(await batch.onConflictDoNothing().returning()));
  }
  return opened;
}

/**
 * Ends the open cases of these users: deletes those without a stage and closes the others, which keep what was sent.
 * Returns the ids of the closed ones.
 */
export async function closeCases(
  tx: Tx,
  communityId: string,
  userIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const theirs = and(eq(cases.communityId, communityId), inArray(cases.userId, [...userIds]), isNotNull(cases.lookAt));
  await tx.delete(cases).where(and(theirs, isNull(cases.stage)));
  const returned = sql`case when ${cases.helloAt} is not null then coalesce(${cases.returned}, false) end`;
  const left = { lookAt: null, outcome: 'left', endedAt: now, returned } as const;
  const closed = await tx.update(cases).set(left).where(theirs).returning({ id: cases.id });
  return closed.map(({ id }) => id);
}

/** Returns true if the member was found quiet and is not known to have returned. */
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

/** Returns the case with a row lock that lasts until the transaction ends. */
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

/** Makes every open case without a stage due at `at`, because the definition of quiet has changed. */
export async function reevaluateAll(tx: Tx, communityId: string, at: Date): Promise<void> {
  await tx
    .update(cases)
    .set({ lookAt: at })
    .where(and(eq(cases.communityId, communityId), isNotNull(cases.lookAt), isNull(cases.stage)));
}

/** Discards silence before `at` in every open case without a stage, and makes these cases due then. */
export async function startAnew(tx: Tx, communityId: string, at: Date): Promise<void> {
  await tx
    .update(cases)
    .set({ since: at, lookAt: at })
    .where(and(eq(cases.communityId, communityId), isNotNull(cases.lookAt), isNull(cases.stage)));
}

/** Returns the open cases of a community, quiet or not, next due first. */
export async function enrolledIn(tx: Tx, communityId: string): Promise<Case[]> {
  return tx
    .select()
    .from(cases)
    .where(and(eq(cases.communityId, communityId), isNotNull(cases.lookAt)))
    .orderBy(asc(cases.lookAt));
}

/** Returns the indexes of the variants that this person was sent at that stage, in any community. */
export async function variantsSent(tx: Tx, userId: string, stage: 'hello' | 'last'): Promise<number[]> {
  const column = stage === 'hello' ? cases.helloWords : cases.lastWords;
  return variantsIn(tx, column, and(eq(cases.userId, userId), isNotNull(cases.stage), isNotNull(column)));
}

/**
 * Returns true if somebody is asked to write to the same person in another community, while that case is open. Locks the
 * person's row, so that two who are asked at the same moment are asked one after the other.
 */
export async function isAskedElsewhere(tx: Tx, { id, userId }: Case): Promise<boolean> {
  await lockPerson(tx, userId);
  const isAsked = and(eq(cases.stage, 'ask'), isNotNull(cases.askedWords), isNotNull(cases.lookAt));
  return (await tx.$count(cases, and(eq(cases.userId, userId), ne(cases.id, id), isAsked))) > 0;
}

/** Returns the indexes of the variants with which `askedId` was asked to write to `userId`. */
export async function variantsAsked(tx: Tx, userId: string, askedId: string): Promise<number[]> {
  const { askedWords: column } = cases;
  const about = and(eq(cases.userId, userId), isNotNull(cases.stage), eq(cases.askedId, askedId));
  return variantsIn(tx, column, and(about, isNotNull(column)));
}

async function variantsIn(
  tx: Tx,
  column: typeof cases.helloWords | typeof cases.lastWords | typeof cases.askedWords,
  where: SQL | undefined,
): Promise<number[]> {
  const rows = await tx.select({ variant: column }).from(cases).where(where);
  return rows.flatMap(({ variant }) => (variant === null ? [] : [variant]));
}

/** Returns, for that policy version, the shares of nudged and of held-out members who returned within a week. */
export async function tally(
  tx: Tx,
  communityId: string,
  policyVersion: number,
): Promise<Record<'nudged' | 'heldOut', { count: number; of: number }>> {
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
  const share = (heldOut: boolean) => {
    const { count = 0, of = 0 } = rows.find((row) => row.heldOut === heldOut) ?? {};
    return { count, of };
  };
  return { nudged: share(false), heldOut: share(true) };
}

import { and, asc, eq, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { rounds } from '../schema.js';

export type Round = typeof rounds.$inferSelect;

/** As many rows as one statement takes. */
const A_PART = 1_000;

/** Watches over these members, unless somebody does already. */
export async function watch(
  tx: Tx,
  rows: readonly (Pick<Round, 'workspaceId' | 'communityId' | 'userId' | 'since'> & { lookAt: Date })[],
): Promise<void> {
  for (let i = 0; i < rows.length; i += A_PART) {
    await tx
      .insert(rounds)
      .values(rows.slice(i, i + A_PART))
      .onConflictDoNothing();
  }
}

/** Nobody watches over these any more. What was said to them is kept. */
export async function unwatch(tx: Tx, communityId: string, userIds: readonly string[], now: Date): Promise<void> {
  const theirs = and(
    eq(rounds.communityId, communityId),
    inArray(rounds.userId, [...userIds]),
    isNotNull(rounds.lookAt),
  );
  await tx.delete(rounds).where(and(theirs, isNull(rounds.stage)));
  const returned = sql`case when ${rounds.helloAt} is not null then coalesce(${rounds.returned}, false) end`;
  await tx.update(rounds).set({ lookAt: null, outcome: 'left', endedAt: now, returned }).where(theirs);
}

/** Whether somebody has been found quiet, and not come back. */
export async function isQuiet(tx: Tx, communityId: string, userId: string): Promise<boolean> {
  const theirs = and(eq(rounds.communityId, communityId), eq(rounds.userId, userId));
  const found = await tx
    .select({ id: rounds.id })
    .from(rounds)
    .where(and(theirs, isNotNull(rounds.lookAt), isNotNull(rounds.stage)));
  return found.length > 0;
}

export async function roundById(tx: Tx, id: string): Promise<Round | undefined> {
  return (await tx.select().from(rounds).where(eq(rounds.id, id)))[0];
}

/** The same, kept from being changed by others until the transaction ends. */
export async function lockRound(tx: Tx, id: string): Promise<Round | undefined> {
  return (await tx.select().from(rounds).where(eq(rounds.id, id)).for('update'))[0];
}

export async function change(
  tx: Tx,
  id: string,
  values: Partial<Omit<Round, 'workspaceId' | 'id' | 'communityId' | 'userId'>>,
): Promise<void> {
  await tx.update(rounds).set(values).where(eq(rounds.id, id));
}

/** What is due anywhere: of each workspace what is due longest first, and the firsts of all workspaces before any second. */
export async function due(tx: Tx, now: Date, limit: number): Promise<{ workspaceId: string; id: string }[]> {
  const place = sql<number>`row_number() over (partition by ${rounds.workspaceId} order by ${rounds.lookAt})`;
  const inLine = tx
    .select({ workspaceId: rounds.workspaceId, id: rounds.id, place: place.as('place') })
    .from(rounds)
    .where(lte(rounds.lookAt, now))
    .as('in_line');
  return tx
    .select({ workspaceId: inLine.workspaceId, id: inLine.id })
    .from(inLine)
    .orderBy(asc(inLine.place))
    .limit(limit);
}

/** Everybody in a community who is only watched is looked at afresh at that instant, since what counts as quiet has changed. */
export async function lookAtAll(tx: Tx, communityId: string, at: Date): Promise<void> {
  await tx
    .update(rounds)
    .set({ lookAt: at })
    .where(and(eq(rounds.communityId, communityId), isNotNull(rounds.lookAt), isNull(rounds.stage)));
}

/** Everybody in a community who is watched, quiet or not. */
export async function watchedIn(tx: Tx, communityId: string): Promise<Round[]> {
  return tx
    .select()
    .from(rounds)
    .where(and(eq(rounds.communityId, communityId), isNotNull(rounds.lookAt)))
    .orderBy(asc(rounds.lookAt));
}

/** The numbers of the words that this person was told before at that stage, in whatever community. */
export async function wordsSaid(tx: Tx, userId: string, stage: 'hello' | 'last'): Promise<number[]> {
  const column = stage === 'hello' ? rounds.helloWords : rounds.lastWords;
  return numbers(tx, column, and(eq(rounds.userId, userId), isNotNull(rounds.stage), isNotNull(column)));
}

/** The numbers of the words with which that person was asked to write to this one before. */
export async function wordsAsked(tx: Tx, userId: string, askedId: string): Promise<number[]> {
  const { askedWords: column } = rounds;
  const about = and(eq(rounds.userId, userId), isNotNull(rounds.stage), eq(rounds.askedId, askedId));
  return numbers(tx, column, and(about, isNotNull(column)));
}

async function numbers(
  tx: Tx,
  column: typeof rounds.helloWords | typeof rounds.lastWords | typeof rounds.askedWords,
  where: SQL | undefined,
): Promise<number[]> {
  const rows = await tx.select({ words: column }).from(rounds).where(where);
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
      heldOut: rounds.heldOut,
      count: sql<number>`count(*) filter (where ${rounds.returned})::int`,
      of: sql<number>`count(*)::int`,
    })
    .from(rounds)
    .where(
      and(
        eq(rounds.communityId, communityId),
        eq(rounds.policyVersion, policyVersion),
        isNotNull(rounds.returned),
        isNotNull(rounds.helloAt),
      ),
    )
    .groupBy(rounds.heldOut);
  const of = (heldOut: boolean) => {
    const { count = 0, of = 0 } = rows.find((row) => row.heldOut === heldOut) ?? {};
    return { count, of };
  };
  return { nudged: of(false), leftAlone: of(true) };
}

import { and, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import { nudgesSwitch } from '../contracts.js';
import { cases } from '../schema.js';

/** Returns when the latest days without nudges of these users began: at a last question, or when a case was settled. */
export async function peaceSince(tx: Tx, communityId: string, userIds: readonly string[]): Promise<Map<string, Date>> {
  const { lastAt, outcome, endedAt } = cases;
  const at = sql<Date | null>`max(case when ${outcome} in ('left', 'away') then ${lastAt}
    when ${outcome} in ('fine', 'kept', 'paused', 'leaving') then ${endedAt} end)`.mapWith(endedAt);
  const rows = await tx
    .select({ userId: cases.userId, at })
    .from(cases)
    .where(and(eq(cases.communityId, communityId), inArray(cases.userId, [...userIds]), isNotNull(cases.stage)))
    .groupBy(cases.userId);
  return new Map(rows.flatMap(({ userId, at }) => (at ? [[userId, at] as const] : [])));
}

/** Discards silence before `at` in every open case of this user without a stage. */
export async function forgetSilence(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx
    .update(cases)
    .set({ since: at })
    .where(and(eq(cases.userId, userId), isNotNull(cases.lookAt), isNull(cases.stage), lt(cases.since, at)));
}

/** Returns the ids of this user's open cases with a stage. */
export async function quietCasesOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.userId, userId), isNotNull(cases.lookAt), isNotNull(cases.stage)));
  return rows.map(({ id }) => id);
}

/** Returns the id of this member's open case in a community, with or without a stage. */
export async function openCaseOf(tx: Tx, communityId: string, userId: string): Promise<string | undefined> {
  const theirs = and(eq(cases.communityId, communityId), eq(cases.userId, userId), isNotNull(cases.lookAt));
  return (await tx.select({ id: cases.id }).from(cases).where(theirs))[0]?.id;
}

/**
 * Returns the ids of the open cases of these users, by user id, so that somebody can write to them. Leaves out the
 * comparison group. Empty while nudges are off in the community.
 */
export async function casesToWriteTo(
  tx: Tx,
  communityId: string,
  userIds: readonly string[],
): Promise<Map<string, string>> {
  if (!(await isOn(tx, communityId, nudgesSwitch))) return new Map();
  const theirs = and(eq(cases.communityId, communityId), inArray(cases.userId, [...userIds]), isNotNull(cases.lookAt));
  const rows = await tx
    .select({ id: cases.id, userId: cases.userId })
    .from(cases)
    .where(and(theirs, eq(cases.heldOut, false)));
  return new Map(rows.map(({ id, userId }) => [userId, id]));
}

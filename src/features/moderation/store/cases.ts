import { and, desc, eq, inArray, isNull, ne, notInArray, or, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { cards, cases } from '../schema.js';

export type CaseRow = typeof cases.$inferSelect;

const CLOSED = ['dismissed', 'resolved'] as const;

export async function caseById(tx: Tx, id: string): Promise<CaseRow | undefined> {
  return (await tx.select().from(cases).where(eq(cases.id, id)))[0];
}

/** Returns the case. Others who change it wait until the transaction ends. */
export async function lockCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  return (await tx.select().from(cases).where(eq(cases.id, id)).for('update'))[0];
}

/** Adds a case, or returns the one about the same message, or with the given id. Others who change it wait until the transaction ends. */
export async function addCase(
  tx: Tx,
  it: Pick<CaseRow, 'workspaceId' | 'communityId' | 'channelId' | 'ts' | 'threadTs' | 'place' | 'aboutUserId'> & {
    readonly id?: string | undefined;
    readonly openedAt: Date;
  },
): Promise<CaseRow> {
  const [added] = await tx
    .insert(cases)
    .values({ ...it, dueAt: it.openedAt })
    .onConflictDoNothing()
    .returning();
  const { id, communityId, channelId, ts } = it;
  const isSame = id ? eq(cases.id, id) : and(eq(cases.channelId, channelId ?? ''), eq(cases.ts, ts ?? ''));
  const isIt = and(eq(cases.communityId, communityId), isSame);
  const row = added ?? (await tx.select().from(cases).where(isIt).for('update'))[0];
  if (!row) throw new Error('The case was deleted in the meantime.');
  return row;
}

/** Changes a case, and makes its cards due to show it. */
export async function changeCase(
  tx: Tx,
  id: string,
  values: Partial<Pick<CaseRow, 'aboutUserId' | 'state' | 'takenBy' | 'closedBy' | 'closedAt' | 'openedAt'>>,
  now: Date,
): Promise<void> {
  await tx
    .update(cases)
    .set({ ...values, changes: sql`${cases.changes} + 1`, dueAt: now })
    .where(eq(cases.id, id));
}

/** Makes the cards of all open cases of a community due, because others may have to get them now. Returns their ids. */
export async function markOpenCases(tx: Tx, communityId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .update(cases)
    .set({ changes: sql`${cases.changes} + 1`, dueAt: now })
    .where(and(eq(cases.communityId, communityId), notInArray(cases.state, [...CLOSED])))
    .returning({ id: cases.id });
  return rows.map(({ id }) => id);
}

/**
 * Makes the cards of those open cases due that a channel has although they are about one of these people, who read it.
 * Returns their ids.
 */
export async function markCasesAbout(
  tx: Tx,
  { channelId, readers, now }: { readonly channelId: string; readonly readers: readonly string[]; readonly now: Date },
): Promise<string[]> {
  const isThere = tx
    .select({ caseId: cards.caseId })
    .from(cards)
    .where(and(eq(cards.recipient, channelId), isNull(cards.withdrawnAt)));
  const isOpen = notInArray(cases.state, [...CLOSED]);
  const rows = await tx
    .update(cases)
    .set({ changes: sql`${cases.changes} + 1`, dueAt: now })
    .where(and(inArray(cases.aboutUserId, [...readers]), isOpen, inArray(cases.id, isThere)))
    .returning({ id: cases.id });
  return rows.map(({ id }) => id);
}

/**
 * Records that the cards show the case as of `changes`, and when Hearth looks at it again. There may have been other
 * changes after them.
 */
export async function settleCase(
  tx: Tx,
  { id, changes }: Pick<CaseRow, 'id' | 'changes'>,
  againAt: Date | null,
): Promise<void> {
  await tx
    .update(cases)
    .set({ dueAt: againAt })
    .where(and(eq(cases.id, id), eq(cases.changes, changes)));
}

export async function giveToAdmin(tx: Tx, id: string, adminUserId: string | null): Promise<void> {
  await tx.update(cases).set({ adminUserId }).where(eq(cases.id, id));
}

/** Returns the latest cases that this person may see: in their community, and not about them. */
export async function casesFor(tx: Tx, communityId: string, userId: string, most: number): Promise<CaseRow[]> {
  return tx
    .select()
    .from(cases)
    .where(isSeenBy(communityId, userId))
    .orderBy(desc(cases.openedAt), desc(cases.id))
    .limit(most);
}

/** Returns the number of open cases that this person may see. */
export async function openCasesFor(tx: Tx, communityId: string, userId: string): Promise<number> {
  return tx.$count(cases, and(isSeenBy(communityId, userId), notInArray(cases.state, [...CLOSED])));
}

/** The condition that a case is one of this community's, and that this person may see it. */
function isSeenBy(communityId: string, userId: string) {
  const isAboutOther = or(sql`${cases.aboutUserId} is null`, ne(cases.aboutUserId, userId));
  return and(eq(cases.communityId, communityId), sql`${cases.adminUserId} is null`, isAboutOther);
}

/** Returns the cases about a message; several if it counts for several communities. */
export async function casesAbout(tx: Tx, channelId: string, ts: string): Promise<CaseRow[]> {
  return tx
    .select()
    .from(cases)
    .where(and(eq(cases.channelId, channelId), eq(cases.ts, ts)));
}

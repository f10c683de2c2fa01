import { and, desc, eq, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { administratorIds } from '../../../core/organizers.js';
import { holderIds } from '../../../core/roles.js';
import { eligibleFor } from '../domain/route.js';
import { cards, cases, reports } from '../schema.js';

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

/** A moderator or an organizer who looks at the reports of their community. */
export interface Reader {
  readonly communityId: string;
  readonly userId: string;
  readonly now: Date;
}

/**
 * Returns cases that this person may handle, the latest first, apart from those that an admin has; and how many there
 * are. Runs two queries.
 */
export async function casesFor(
  tx: Tx,
  reader: Reader,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<{ rows: CaseRow[]; of: number }> {
  const ids = await idsFor(tx, reader, undefined);
  const rows = await tx
    .select()
    .from(cases)
    .where(inArray(cases.id, ids.slice(from, from + most)))
    .orderBy(...LATEST);
  return { rows, of: ids.length };
}

/** Returns the number of open cases that this person may handle, apart from those that an admin has. Runs one query. */
export async function openCasesFor(tx: Tx, reader: Reader): Promise<number> {
  return (await idsFor(tx, reader, notInArray(cases.state, [...CLOSED]))).length;
}

const LATEST = [desc(cases.openedAt), desc(cases.id)];

/** Returns the ids of the cases that this person may handle, the latest first. Nobody learns of any other. */
async function idsFor(tx: Tx, { communityId, userId, now }: Reader, which: SQL | undefined): Promise<string[]> {
  const handlers = holderIds(tx, communityId, ['moderator', 'organizer'], now);
  const reporters = tx.select({ userId: reports.reporterUserId }).from(reports).where(eq(reports.caseId, cases.id));
  const rows = await tx
    .select({
      id: cases.id,
      about: cases.aboutUserId,
      reporters: sql<string[]>`array(${reporters})`,
      handlers: sql<string[]>`array(${handlers})`,
      admins: sql<string[]>`array(${administratorIds(tx)})`,
    })
    .from(cases)
    .where(and(eq(cases.communityId, communityId), isNull(cases.adminUserId), which))
    .orderBy(...LATEST);
  const isHandled = ({ about, reporters, admins, ...it }: (typeof rows)[number]) =>
    eligibleFor({ about, reporters, admins, handlers: it.handlers.map((id) => ({ userId: id, role: '' })) });
  return rows.flatMap((row) => (isHandled(row).handlers.some((it) => it.userId === userId) ? [row.id] : []));
}

/** Returns the cases about a message; several if it counts for several communities. */
export async function casesAbout(tx: Tx, channelId: string, ts: string): Promise<CaseRow[]> {
  return tx
    .select()
    .from(cases)
    .where(and(eq(cases.channelId, channelId), eq(cases.ts, ts)));
}

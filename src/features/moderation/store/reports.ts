import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { reports } from '../schema.js';

export type ReportRow = typeof reports.$inferSelect;

/** Adds a report. Returns its id; undefined if this person has reported the same before, and it isn't handled yet. */
export async function addReport(
  tx: Tx,
  it: Pick<ReportRow, 'workspaceId' | 'caseId' | 'reporterUserId' | 'versionId' | 'rule' | 'note' | 'reportedAt'>,
): Promise<string | undefined> {
  const { caseId, reporterUserId, reportedAt: dueAt } = it;
  const isTheirs = and(eq(reports.caseId, caseId), eq(reports.reporterUserId, reporterUserId));
  await tx.delete(reports).where(and(isTheirs, isNotNull(reports.handledAt)));
  const [row] = await tx
    .insert(reports)
    .values({ ...it, dueAt })
    .onConflictDoNothing()
    .returning({ id: reports.id });
  return row?.id;
}

export async function reportById(tx: Tx, id: string): Promise<ReportRow | undefined> {
  return (await tx.select().from(reports).where(eq(reports.id, id)))[0];
}

/** Returns the reports of a case, the first first. */
export async function reportsOf(tx: Tx, caseId: string): Promise<ReportRow[]> {
  return reportsOfAll(tx, [caseId]);
}

/** Returns the reports of these cases, the first first. */
export async function reportsOfAll(tx: Tx, caseIds: readonly string[]): Promise<ReportRow[]> {
  return tx
    .select()
    .from(reports)
    .where(inArray(reports.caseId, [...caseIds]))
    .orderBy(asc(reports.reportedAt), asc(reports.id));
}

/** Returns the user ids of those who reported a case. */
export async function reportersOf(tx: Tx, caseId: string): Promise<string[]> {
  return (await reportsOf(tx, caseId)).map(({ reporterUserId }) => reporterUserId);
}

/** Makes the reports of a case due, because it was closed. Returns the ids of those whose reporters are to be told. */
export async function markHandled(tx: Tx, caseId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .update(reports)
    .set({ dueAt: now })
    .where(and(eq(reports.caseId, caseId), isNull(reports.handledAt)))
    .returning({ id: reports.id });
  return rows.map(({ id }) => id);
}

/** Records what a reporter was told. A report that became due again since it was read stays due. */
export async function told(
  tx: Tx,
  { id, dueAt }: Pick<ReportRow, 'id' | 'dueAt'>,
  values: Partial<Pick<ReportRow, 'receivedAt' | 'handledAt'>>,
): Promise<void> {
  await tx.update(reports).set(values).where(eq(reports.id, id));
  const isUnchanged = dueAt ? eq(reports.dueAt, dueAt) : isNull(reports.dueAt);
  await tx
    .update(reports)
    .set({ dueAt: null })
    .where(and(eq(reports.id, id), isUnchanged));
}

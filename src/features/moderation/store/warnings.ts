import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { appealRouteOf, type PersonalRoute } from '../domain/route.js';
import { appealCards, warnings } from '../schema.js';
import { reportersOf } from './reports.js';
import { routeFactsOf } from './settings.js';

export type WarningRow = typeof warnings.$inferSelect;

export async function addWarning(
  tx: Tx,
  it: Pick<
    WarningRow,
    | 'workspaceId'
    | 'id'
    | 'caseId'
    | 'communityId'
    | 'userId'
    | 'givenBy'
    | 'versionId'
    | 'rule'
    | 'givenAt'
    | 'expiresAt'
  >,
): Promise<void> {
  await tx.insert(warnings).values(it);
}

export async function warningById(tx: Tx, id: string): Promise<WarningRow | undefined> {
  return (await tx.select().from(warnings).where(eq(warnings.id, id)))[0];
}

/** Returns the warning. Others who change it wait until the transaction ends. */
export async function lockWarning(tx: Tx, id: string): Promise<WarningRow | undefined> {
  return (await tx.select().from(warnings).where(eq(warnings.id, id)).for('update'))[0];
}

/** Returns the warnings that a member of a community got, the first first. */
export async function warningsOf(tx: Tx, communityId: string, userId: string): Promise<WarningRow[]> {
  const isTheirs = and(eq(warnings.communityId, communityId), eq(warnings.userId, userId));
  return tx.select().from(warnings).where(isTheirs).orderBy(asc(warnings.givenAt), asc(warnings.id));
}

export async function markWarningSent(tx: Tx, id: string, sentAt: Date): Promise<void> {
  await tx.update(warnings).set({ sentAt }).where(eq(warnings.id, id));
}

/** Deletes a warning that didn't reach the member. */
export async function deleteWarning(tx: Tx, id: string): Promise<void> {
  await tx.delete(warnings).where(eq(warnings.id, id));
}

/** Changes an appeal, and makes it due to be shown. */
export async function changeAppeal(
  tx: Tx,
  id: string,
  values: Partial<Pick<WarningRow, 'appeal' | 'appealedAt' | 'outcome' | 'decidedBy' | 'decidedAt'>>,
  now: Date,
): Promise<void> {
  await tx
    .update(warnings)
    .set({ ...values, changes: sql`${warnings.changes} + 1`, dueAt: now })
    .where(eq(warnings.id, id));
}

/** Makes the undecided appeals of a community due, because others may have to decide on them now. Returns their ids. */
export async function markOpenAppeals(tx: Tx, communityId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .update(warnings)
    .set({ changes: sql`${warnings.changes} + 1`, dueAt: now })
    .where(and(eq(warnings.communityId, communityId), isNotNull(warnings.appealedAt), isNull(warnings.outcome)))
    .returning({ id: warnings.id });
  return rows.map(({ id }) => id);
}

/** Records that an appeal is shown as of `changes`, and when Hearth looks at it again. */
export async function settleAppeal(
  tx: Tx,
  { id, changes }: Pick<WarningRow, 'id' | 'changes'>,
  dueAt: Date | null,
): Promise<void> {
  await tx
    .update(warnings)
    .set({ dueAt })
    .where(and(eq(warnings.id, id), eq(warnings.changes, changes)));
}

export async function giveAppealToAdmin(tx: Tx, id: string, adminUserId: string | null): Promise<void> {
  await tx.update(warnings).set({ adminUserId }).where(eq(warnings.id, id));
}

/** Returns who decides on an appeal against this warning now; undefined if nobody can. */
export async function appealRouteFor(
  tx: Tx,
  { caseId, communityId, userId: about, givenBy: giver }: WarningRow,
  now: Date,
): Promise<PersonalRoute | undefined> {
  const facts = await routeFactsOf(tx, { id: communityId }, now);
  return appealRouteOf({ ...facts, about, giver, reporters: await reportersOf(tx, caseId) });
}

export type AppealCardRow = typeof appealCards.$inferSelect;

/** Returns the messages that show an appeal, also those that were withdrawn. */
export async function appealCardsOf(tx: Tx, warningId: string): Promise<AppealCardRow[]> {
  return tx.select().from(appealCards).where(eq(appealCards.warningId, warningId)).orderBy(appealCards.recipient);
}

/** Records that these people are to see an appeal, also those from whom it was withdrawn before. */
export async function addAppealCards(
  tx: Tx,
  { workspaceId, id: warningId }: Pick<WarningRow, 'workspaceId' | 'id'>,
  recipients: readonly string[],
): Promise<void> {
  if (recipients.length === 0) return;
  await tx
    .insert(appealCards)
    .values(recipients.map((recipient) => ({ workspaceId, warningId, recipient })))
    .onConflictDoUpdate({
      target: [appealCards.workspaceId, appealCards.warningId, appealCards.recipient],
      set: { withdrawnAt: null },
    });
}

export async function changeAppealCard(
  tx: Tx,
  { warningId, recipient }: Pick<AppealCardRow, 'warningId' | 'recipient'>,
  values: Partial<Pick<AppealCardRow, 'postedAt' | 'withdrawnAt'>>,
): Promise<void> {
  await tx
    .update(appealCards)
    .set(values)
    .where(and(eq(appealCards.warningId, warningId), eq(appealCards.recipient, recipient)));
}

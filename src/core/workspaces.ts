import { and, asc, eq, isNotNull, isNull, lte, notInArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from './database/database.js';
import { prepared } from './database/prepared.js';
import { erasedAmong } from './erasures.js';
import { workspaces } from './schema.js';

/** A Slack team that installed Hearth. */
export type Workspace = typeof workspaces.$inferSelect;

/** The data about an installation that comes from Slack. */
export type InstallationDetails = Pick<
  Workspace,
  'workspaceId' | 'name' | 'url' | 'enterpriseId' | 'botUserId' | 'installerId' | 'scopes'
>;

/**
 * Saves a first or repeated installation. A stopped workspace resumes, and a scheduled erasure is cancelled. Later
 * installations keep the first installer, also if they had themselves erased; pass `replace` when `row` has the
 * installer from the settings, who takes their place unless they had themselves erased. Returns the installer, and true
 * for a first installation.
 */
export async function saveWorkspace(
  tx: Tx,
  row: InstallationDetails,
  at: Date,
  installer: 'keep' | 'replace' = 'keep',
): Promise<{ isNew: boolean; installerId: string | null }> {
  const { installerId, ...details } = row;
  const replaces = installer === 'replace' && installerId && !(await erasedAmong(tx, [installerId])).has(installerId);
  const [saved] = await tx
    .insert(workspaces)
    .values({ ...row, installedAt: at })
    .onConflictDoUpdate({
      target: workspaces.workspaceId,
      set: { ...details, ...(replaces ? { installerId } : {}), installedAt: at, stoppedAt: null, eraseAt: null },
    })
    // Postgres sets `xmax` to 0 for a row that was inserted rather than updated.
    .returning({ isNew: sql<boolean>`xmax = 0`, installerId: workspaces.installerId });
  return saved ?? { isNew: false, installerId: null };
}

/** Saves what Slack says about the transaction's workspace now. */
export async function updateWorkspace(
  tx: Tx,
  details: Pick<InstallationDetails, 'name' | 'url' | 'enterpriseId'>,
): Promise<void> {
  await tx.update(workspaces).set(details);
}

/** Returns the condition that the workspace with this id is served, rather than stopped. */
export function isServed(tx: Tx, workspaceId: PgColumn): SQL {
  const stopped = tx.select({ id: workspaces.workspaceId }).from(workspaces).where(isNotNull(workspaces.stoppedAt));
  return notInArray(workspaceId, stopped);
}

/** Returns true if the transaction's workspace has installed Hearth and was not erased, also if it is stopped. */
export async function isKnown(tx: Tx): Promise<boolean> {
  return (await tx.select({ id: workspaces.workspaceId }).from(workspaces)).length > 0;
}

/** Returns true if the transaction's workspace is served, rather than stopped or not installed. */
export async function isServedNow(tx: Tx): Promise<boolean> {
  const [row] = await tx.select({ stoppedAt: workspaces.stoppedAt }).from(workspaces);
  return row !== undefined && row.stoppedAt === null;
}

/** Stops the transaction's workspace: nothing is sent there any more. Returns false if it was stopped before. */
export async function stopWorkspace(tx: Tx, at: Date): Promise<boolean> {
  const stopped = { id: workspaces.workspaceId };
  return (
    (await tx.update(workspaces).set({ stoppedAt: at }).where(isNull(workspaces.stoppedAt)).returning(stopped)).length >
    0
  );
}

/**
 * Schedules the erasure of the transaction's workspace, which a new installation cancels. Does nothing if one is
 * already scheduled.
 */
export async function eraseWorkspaceAt(tx: Tx, at: Date): Promise<void> {
  await tx.update(workspaces).set({ eraseAt: at }).where(isNull(workspaces.eraseAt));
}

/** Resumes the transaction's workspace, unless its erasure is scheduled. */
export async function resumeWorkspace(tx: Tx): Promise<void> {
  await tx.update(workspaces).set({ stoppedAt: null }).where(isNull(workspaces.eraseAt));
}

/** Returns the ids of stopped workspaces whose erasure is due at `now`, the longest overdue first. */
export async function workspacesToErase(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const stopped = and(isNotNull(workspaces.stoppedAt), lte(workspaces.eraseAt, now));
  return idsOf(await tx.select().from(workspaces).where(stopped).orderBy(asc(workspaces.eraseAt)).limit(limit));
}

/** Returns the ids of workspaces that stopped because Slack rejected the token, without an uninstall. */
export async function stoppedWorkspaces(tx: Tx, limit: number): Promise<string[]> {
  const stopped = and(isNotNull(workspaces.stoppedAt), isNull(workspaces.eraseAt));
  return idsOf(await tx.select().from(workspaces).where(stopped).orderBy(asc(workspaces.stoppedAt)).limit(limit));
}

const current = prepared([], (tx) => tx.select().from(workspaces));

/** Returns the transaction's workspace. Throws when Hearth is not installed there. */
export async function currentWorkspace(tx: Tx): Promise<Workspace> {
  const [row] = await current(tx, {});
  if (!row) throw new Error('Hearth isn’t installed in this workspace.');
  return row;
}

/** Returns true if the workspace's erasure is due at `now`. Needs a transaction that sees every workspace. */
export async function isErasureDue(tx: Tx, workspaceId: string, now: Date): Promise<boolean> {
  // Locks the row until the transaction ends, so that a new installation waits for it.
  const [row] = await tx.select().from(workspaces).where(eq(workspaces.workspaceId, workspaceId)).for('share');
  return row !== undefined && row.stoppedAt !== null && row.eraseAt !== null && row.eraseAt <= now;
}

function idsOf(rows: readonly Workspace[]): string[] {
  return rows.map((row) => row.workspaceId);
}

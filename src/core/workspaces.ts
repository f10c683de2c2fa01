import { and, asc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Tx } from './database/database.js';
import { workspaces } from './schema.js';

/** A Slack team that installed Hearth. */
export type Workspace = typeof workspaces.$inferSelect;

/** What Slack says of a workspace in which Hearth is installed, and what it granted. */
export type InstallationDetails = Pick<
  Workspace,
  'workspaceId' | 'name' | 'url' | 'botUserId' | 'installerId' | 'scopes'
>;

/**
 * Saves an installation, for the first time or again: what had stopped goes on, and nothing is erased. The first installer stays, whoever
 * installs again, unless `row` names the one from the settings. Returns whether it is the first time.
 */
export async function saveWorkspace(
  tx: Tx,
  row: InstallationDetails,
  at: Date,
  installer: 'stays' | 'replaces' = 'stays',
): Promise<boolean> {
  const [kept, other] = [sql`${workspaces.installerId}`, sql`excluded.installer_id`];
  const [saved] = await tx
    .insert(workspaces)
    .values({ ...row, installedAt: at })
    .onConflictDoUpdate({
      target: workspaces.workspaceId,
      set: {
        name: row.name,
        url: row.url,
        botUserId: row.botUserId,
        installerId: installer === 'stays' ? sql`coalesce(${kept}, ${other})` : sql`coalesce(${other}, ${kept})`,
        scopes: [...row.scopes],
        installedAt: at,
        stoppedAt: null,
        eraseAt: null,
      },
    })
    // Postgres’ own mark of a row that was there before.
    .returning({ isNew: sql<boolean>`xmax = 0` });
  return saved?.isNew ?? false;
}

/** Nothing is sent in the workspace that the transaction is in any more, from that instant on. */
export async function stopWorkspace(tx: Tx, at: Date): Promise<void> {
  await tx.update(workspaces).set({ stoppedAt: at }).where(isNull(workspaces.stoppedAt));
}

/** What is kept of the workspace that the transaction is in is erased at that instant, unless Hearth is installed again before. */
export async function eraseWorkspaceAt(tx: Tx, at: Date): Promise<void> {
  await tx.update(workspaces).set({ eraseAt: at }).where(isNull(workspaces.eraseAt));
}

/** Sending goes on where it had only stopped. */
export async function resumeWorkspace(tx: Tx): Promise<void> {
  await tx.update(workspaces).set({ stoppedAt: null }).where(isNull(workspaces.eraseAt));
}

/** Workspaces of which everything is to be erased by now. */
export async function workspacesToErase(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const stopped = and(isNotNull(workspaces.stoppedAt), lte(workspaces.eraseAt, now));
  return idsOf(await tx.select().from(workspaces).where(stopped).orderBy(asc(workspaces.eraseAt)).limit(limit));
}

/** Workspaces that stopped without having uninstalled Hearth: Slack did not accept its token. */
export async function stoppedWorkspaces(tx: Tx, limit: number): Promise<string[]> {
  const stopped = and(isNotNull(workspaces.stoppedAt), isNull(workspaces.eraseAt));
  return idsOf(await tx.select().from(workspaces).where(stopped).orderBy(asc(workspaces.stoppedAt)).limit(limit));
}

/** The workspace that the transaction is in. */
export async function currentWorkspace(tx: Tx): Promise<Workspace> {
  const [row] = await tx.select().from(workspaces);
  if (!row) throw new Error('Hearth is not installed in this workspace.');
  return row;
}

/** Whether that workspace is, at that instant, one to be erased; for a transaction that sees every workspace. */
export async function isToErase(tx: Tx, workspaceId: string, now: Date): Promise<boolean> {
  // Held until the end of the transaction, so that an installation waits for it.
  const [row] = await tx.select().from(workspaces).where(eq(workspaces.workspaceId, workspaceId)).for('share');
  return row !== undefined && row.stoppedAt !== null && row.eraseAt !== null && row.eraseAt <= now;
}

function idsOf(rows: readonly Workspace[]): string[] {
  return rows.map((row) => row.workspaceId);
}

import { isNull } from 'drizzle-orm';
import type { Tx } from './db.js';
import { workspaces } from './schema.js';

/** A Slack team that installed Hearth. */
export type Workspace = typeof workspaces.$inferSelect;

/** Nothing is sent in the workspace that the transaction is in any more, from that instant on. */
export async function stopWorkspace(tx: Tx, at: Date): Promise<void> {
  await tx.update(workspaces).set({ stoppedAt: at }).where(isNull(workspaces.stoppedAt));
}

/** The workspace that the transaction is in. */
export async function currentWorkspace(tx: Tx): Promise<Workspace> {
  const [row] = await tx.select().from(workspaces);
  if (!row) throw new Error('Hearth is not installed in this workspace.');
  return row;
}

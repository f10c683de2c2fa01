import { eq, ne } from 'drizzle-orm';
import type { Tx } from '../../core/database/database.js';
import { workspaces } from '../../core/schema.js';
import type { SealedToken } from '../../core/token-keys.js';
import { installations } from '../schema.js';

export type InstallationRow = typeof installations.$inferSelect;

/** How to speak to Slack in the workspace that the transaction is in, and since when we do not. One query, by key. */
export async function installationOf(tx: Tx) {
  const [row] = await tx
    .select({
      sealedToken: installations.sealedToken,
      keyId: installations.keyId,
      botId: installations.botId,
      botUserId: workspaces.botUserId,
      stoppedAt: workspaces.stoppedAt,
    })
    .from(installations)
    .innerJoin(workspaces, eq(workspaces.workspaceId, installations.workspaceId));
  return row;
}

/** Keeps the token of a new installation, in place of what was there. */
export async function saveInstallation(tx: Tx, row: InstallationRow): Promise<void> {
  const { workspaceId: _, ...values } = row;
  await tx
    .insert(installations)
    .values(row)
    .onConflictDoUpdate({ target: [installations.workspaceId], set: values });
}

/** Forgets the token of the workspace that the transaction is in. */
export async function dropInstallation(tx: Tx): Promise<void> {
  await tx.delete(installations);
}

/** Installations under another key than this one, of any workspace. */
export async function underOtherKeys(tx: Tx, keyId: string, limit: number): Promise<InstallationRow[]> {
  return tx.select().from(installations).where(ne(installations.keyId, keyId)).limit(limit);
}

/** Puts a token under another key, unless it was replaced meanwhile. Returns whether it did. */
export async function reseal(tx: Tx, before: SealedToken, after: SealedToken): Promise<boolean> {
  const changed = await tx.update(installations).set(after).where(eq(installations.sealedToken, before.sealedToken));
  return (changed.rowCount ?? 0) > 0;
}

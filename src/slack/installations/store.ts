import { and, eq, gt, ne } from 'drizzle-orm';
import type { Tx } from '../../core/database/database.js';
import { workspaces } from '../../core/schema.js';
import type { SealedToken } from '../../core/token-keys.js';
import { installations } from '../schema.js';

export type InstallationRow = typeof installations.$inferSelect;

/** Returns the installation in the transaction's workspace, also if it is stopped. One query, by primary key. */
export async function readInstallation(tx: Tx) {
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

/** Saves the token of a new installation, in place of an earlier one. */
export async function saveInstallation(tx: Tx, row: InstallationRow): Promise<void> {
  const { workspaceId: _, ...values } = row;
  await tx
    .insert(installations)
    .values(row)
    .onConflictDoUpdate({ target: [installations.workspaceId], set: values });
}

/** Deletes the token of the transaction's workspace. */
export async function deleteToken(tx: Tx): Promise<void> {
  await tx.delete(installations);
}

/** Returns installations, by workspace id from `after` on, whose tokens are encrypted under a key other than this one. */
export async function underOtherKeys(
  tx: Tx,
  keyId: string,
  { after, limit }: { after: string; limit: number },
): Promise<InstallationRow[]> {
  const { workspaceId } = installations;
  return tx
    .select()
    .from(installations)
    .where(and(ne(installations.keyId, keyId), gt(workspaceId, after)))
    .orderBy(workspaceId)
    .limit(limit);
}

/** Replaces an encrypted token, unless it changed in the meantime. Returns true if it was replaced. */
export async function reseal(tx: Tx, before: SealedToken, after: SealedToken): Promise<boolean> {
  const changed = await tx.update(installations).set(after).where(eq(installations.sealedToken, before.sealedToken));
  return (changed.rowCount ?? 0) > 0;
}

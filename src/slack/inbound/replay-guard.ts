import { lt } from 'drizzle-orm';
import type { Database, Tx } from '../../core/database/database.js';
import { MINUTE } from '../../core/durations.js';
import { replayGuard } from '../schema.js';

/** Thrown for a signed request that was taken before. Bolt leaves errors alone that have a code. */
export class ReplayError extends Error {
  readonly code = 'replayed';

  constructor(readonly workspaceId: string) {
    super('taken before');
  }
}

/** Whether this happens for the first time in the workspace; from now on it is not. Races are settled by the key. */
export async function isFirstUse(tx: Tx, workspaceId: string, key: string, at: Date): Promise<boolean> {
  const taken = await tx.insert(replayGuard).values({ workspaceId, key, at }).onConflictDoNothing().returning();
  return taken.length > 0;
}

/** Longer than a signature or a state is good for, on machines whose clocks differ. */
const KEPT_FOR_MS = 10 * MINUTE;

export async function forgetOnce(db: Database, now: Date): Promise<void> {
  await db.acrossWorkspaces((tx) =>
    tx.delete(replayGuard).where(lt(replayGuard.at, new Date(now.getTime() - KEPT_FOR_MS))),
  );
}

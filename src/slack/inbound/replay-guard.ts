import type { Tx } from '../../core/database/database.js';
import { retention } from '../../core/database/retention.js';
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

/** Kept for longer than a signature or a state is good for, on machines whose clocks differ. */
export const replayGuardRetention = retention('requests.clear', {
  table: replayGuard,
  column: replayGuard.at,
  keepMs: 10 * MINUTE,
  everyMs: MINUTE,
});

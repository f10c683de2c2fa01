import type { Tx } from '../../core/database/database.js';
import { prepared } from '../../core/database/prepared.js';
import { retention } from '../../core/database/retention.js';
import { MINUTE } from '../../core/durations.js';
import { replayGuard } from '../schema.js';

/** Thrown for a signed request that was received before. It has a `code` because Bolt wraps errors without one. */
export class ReplayError extends Error {
  readonly code = 'replayed';

  constructor(readonly workspaceId: string) {
    super('taken before');
  }
}

const take = prepared(['workspaceId', 'key', 'at'], (tx, it) =>
  tx.insert(replayGuard).values(it).onConflictDoNothing().returning({ key: replayGuard.key }),
);

/** Records the key, and returns true if it is new in the workspace. The primary key settles races. */
export async function isFirstUse(tx: Tx, workspaceId: string, key: string, at: Date): Promise<boolean> {
  return (await take(tx, { workspaceId, key, at })).length > 0;
}

/** Keeps values for longer than a signature or a state is valid, even on machines whose clocks differ. */
export const replayGuardRetention = retention('requests.clear', {
  table: replayGuard,
  column: replayGuard.at,
  keepMs: 10 * MINUTE,
  everyMs: MINUTE,
});

import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { type Work, work } from '../../../queue/job.js';
import { refreshBeside, refreshLatest } from '../../checkins/index.js';
import { showTurn } from '../contracts.js';
import type { Ended } from '../store/turns.js';

/** Updates what these peers see, once the transaction commits. */
export async function show(tx: Tx, deps: Deps, workspaceId: string, ended: readonly Ended[]): Promise<void> {
  await refreshBeside(
    tx,
    deps,
    workspaceId,
    ended.map(({ programmeId, peerId: userId }) => ({ programmeId, userId })),
  );
}

/** Updates the message with the check-in of the peer whose turn it was. */
export function showWork(deps: Deps): Work {
  return work(showTurn, (it) => refreshLatest(deps, it));
}

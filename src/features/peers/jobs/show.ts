import { afterCommit, type Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { type Work, work } from '../../../queue/job.js';
import { refreshLatest } from '../../checkins/index.js';
import { showTurn } from '../contracts.js';
import type { Ended } from '../store/turns.js';

/** Updates what these peers see, once the transaction commits. */
export function show(tx: Tx, { jobs, refreshHome }: Deps, workspaceId: string, ended: readonly Ended[]): void {
  if (ended.length === 0) return;
  afterCommit(tx, async () => {
    await jobs.addAll(
      showTurn,
      ended.map(({ programmeId, peerId: userId }) => ({ workspaceId, programmeId, userId })),
    );
    await refreshHome(
      workspaceId,
      ended.map(({ peerId }) => peerId),
    );
  });
}

/** Updates the message with the check-in of the peer whose turn it was. */
export function showWork(deps: Deps): Work {
  return work(showTurn, (it) => refreshLatest(deps, it));
}

import { afterCommit, type Tx } from '../../../core/database/database.js';
import { MINUTE, SECOND } from '../../../core/durations.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { refreshStale } from '../contracts.js';
import { staleMessages } from '../schema/stale.js';
import { addStale, deleteStale, staleLike } from '../store/stale.js';
import { refreshLatest } from './messages.js';

/** Finds messages whose update the queue lost. */
export const staleDue = dueWork('checkins.stale-messages', {
  job: refreshStale,
  table: staleMessages,
  id: staleMessages.id,
  dueAt: staleMessages.since,
  graceMs: MINUTE,
  everyMs: 30 * SECOND,
});

/** Updates a message, and Home, which shows the same. */
export function staleWork(deps: Deps): Work {
  return work(refreshStale, async ({ workspaceId, id }) => {
    const records = await deps.db.inWorkspace(workspaceId, (tx) => staleLike(tx, id));
    const [stale] = records;
    if (!stale) return;
    await refreshLatest(deps, stale);
    await deps.db.inWorkspace(workspaceId, (tx) =>
      deleteStale(
        tx,
        records.map((it) => it.id),
      ),
    );
    await deps.refreshHome(workspaceId, [stale.userId]);
  });
}

/**
 * Has the message about the latest check-in of each of these members, in that programme, and their Home show what other
 * features put beside it now, once the transaction commits.
 */
export async function refreshBeside(
  tx: Tx,
  { jobs, clock }: Pick<Deps, 'jobs' | 'clock'>,
  workspaceId: string,
  whose: readonly { readonly programmeId: string; readonly userId: string }[],
): Promise<void> {
  if (whose.length === 0) return;
  const since = clock();
  const ids = await addStale(
    tx,
    whose.map(({ programmeId, userId }) => ({ workspaceId, programmeId, userId, since })),
  );
  afterCommit(tx, () =>
    jobs.addAll(
      refreshStale,
      ids.map((id) => ({ workspaceId, id })),
    ),
  );
}

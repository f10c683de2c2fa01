import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { type Work, work } from '../../../queue/job.js';
import { closePause } from '../contracts.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { endPause } from '../store/paces.js';
import { pauseOverMessage } from '../views/dm.js';

export function pauseWork(deps: Deps): Work {
  return work(closePause, ({ workspaceId, id }) => closeMessage(deps, workspaceId, id));
}

/** Ends the pause in asking this person, if there is one, and updates the message about it. */
export async function endPauseOf(deps: Deps, { workspaceId, userId }: Person): Promise<void> {
  const pausedAfter = await deps.db.inWorkspace(workspaceId, (tx) => endPause(tx, userId));
  if (pausedAfter) await closeMessage(deps, workspaceId, pausedAfter);
}

async function closeMessage(deps: Deps, workspaceId: string, pausedAfter: string): Promise<void> {
  await deps.deliver.update(workspaceId, deliveryKey('pause', pausedAfter), pauseOverMessage());
}

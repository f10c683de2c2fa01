import { afterCommit, type Tx } from '../../../core/database/database.js';
import type { ChosenPace } from '../../../core/pace.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { type Work, work } from '../../../queue/job.js';
import { closePause } from '../contracts.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { choosePace, endPause, isWeeklyAfter } from '../store/paces.js';
import { pauseOverMessage } from '../views/dm.js';

export function pauseWork(deps: Deps): Work {
  return work(closePause, ({ workspaceId, id }) => closeMessage(deps, workspaceId, id));
}

interface PaceChosen {
  readonly workspaceId: string;
  readonly userId: string;
  readonly pace: ChosenPace;
  readonly now: Date;
}

/** Records a chosen pace, and updates the message about a pause that it ends. */
export async function changePace(tx: Tx, { jobs }: Deps, it: PaceChosen): Promise<void> {
  const { workspaceId, pace, now } = it;
  const id = await choosePace(tx, it, pace, now);
  if (id) afterCommit(tx, () => jobs.add(closePause, { workspaceId, id }));
}

/** Ends the pause in asking this person, if there is one, and updates the message about it. */
export async function endPauseOf(deps: Deps, { workspaceId, userId }: Person): Promise<void> {
  const pausedAfter = await deps.db.inWorkspace(workspaceId, (tx) => endPause(tx, userId));
  if (pausedAfter) await closeMessage(deps, workspaceId, pausedAfter);
}

async function closeMessage(deps: Deps, workspaceId: string, pausedAfter: string): Promise<void> {
  const isWeekly = await deps.db.inWorkspace(workspaceId, (tx) => isWeeklyAfter(tx, pausedAfter));
  await deps.deliver.update(workspaceId, deliveryKey('pause', pausedAfter), pauseOverMessage(isWeekly));
}

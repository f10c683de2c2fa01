import { SECOND } from '../../../core/durations.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { lookAgain } from '../contracts.js';
import { sharedCheckins } from '../schema.js';
import { lockCheckin, lookAt } from '../store/checkins.js';
import { endTurns, lockTurns } from '../store/turns.js';
import { give } from './give.js';
import { show } from './show.js';

/** Finds check-ins that nobody has answered in time. */
export const looksDue = dueWork('peers.due', {
  job: lookAgain,
  table: sharedCheckins,
  id: sharedCheckins.id,
  dueAt: sharedCheckins.lookAt,
  everyMs: 30 * SECOND,
});

/** Ends the turn whose time is over, and gives the check-in to another peer, at most once more. */
export function lookWork(deps: Deps): Work {
  return work(lookAgain, ({ workspaceId, id }) =>
    deps.db.inWorkspace(workspaceId, async (tx) => {
      const now = deps.clock();
      await lockTurns(tx, workspaceId);
      const checkin = await lockCheckin(tx, id);
      if (!checkin?.lookAt || checkin.lookAt > now || checkin.answeredAt) return;
      await show(tx, deps, workspaceId, await endTurns(tx, [id], now));
      await lookAt(tx, id, null);
      await give(tx, deps, checkin, 'again', now);
    }),
  );
}

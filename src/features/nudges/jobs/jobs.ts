import { DAY, MINUTE } from '../../../core/durations.js';
import { isOnIn } from '../../../core/feature-switches.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Sweep, type Work, work } from '../../../queue/job.js';
import { everyCommunity } from '../../community/index.js';
import { enrolAll, evaluateMember, nudgesSwitch, preview } from '../contracts.js';
import { cases } from '../schema.js';
import { enrolCommunity } from './enrol.js';
import { evaluate } from './evaluate.js';
import { sendPreview } from './preview.js';

export function nudgesWork(deps: Deps): Work[] {
  return [
    work(evaluateMember, async ({ workspaceId, id }) => {
      await deps.db.inWorkspace(workspaceId, (tx) => evaluate(tx, deps, id));
      await deps.attention.flushAfter(evaluateDue, workspaceId);
    }),
    work(enrolAll, ({ workspaceId, id }) =>
      deps.db.inWorkspace(workspaceId, (tx) => enrolCommunity(tx, workspaceId, id, deps.clock())),
    ),
    work(preview, (it) => sendPreview(deps, it)),
  ];
}

export const evaluateDue = dueWork('nudges.sweep', {
  job: evaluateMember,
  table: cases,
  id: cases.id,
  dueAt: cases.lookAt,
  where: isOnIn(nudgesSwitch, cases),
  everyMs: MINUTE,
});

/** Returns the daily sweep that enrols members who joined before the feature existed, and any who were missed. */
export function nudgesSweeps(deps: Deps): Sweep[] {
  return [everyCommunity(deps, 'nudges.watch-all', { everyMs: DAY, job: enrolAll })];
}

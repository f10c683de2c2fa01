import { DAY, MINUTE } from '../../../core/durations.js';
import type { Deps } from '../../../feature.js';
import { type Sweep, sweep, type Work, work } from '../../../queue/job.js';
import { communitiesAfter } from '../../community/index.js';
import { enrolAll, evaluateMember, preview } from '../contracts.js';
import { due } from '../store/cases.js';
import { enrolCommunity } from './enrol.js';
import { evaluate } from './evaluate.js';
import { sendPreview } from './preview.js';

/** More than this is left for the next round. */
const SWEEP_LIMIT = 20_000;
const PAGE_SIZE = 200;

export function nudgesWork(deps: Deps): Work[] {
  return [
    work(evaluateMember, ({ workspaceId, id }) => evaluate(deps, workspaceId, id)),
    work(enrolAll, ({ workspaceId, id }) =>
      deps.db.inWorkspace(workspaceId, (tx) => enrolCommunity(tx, workspaceId, id, deps.clock())),
    ),
    work(preview, (it) => sendPreview(deps, it)),
  ];
}

export function nudgesSweeps({ clock, db, jobs }: Deps): Sweep[] {
  return [
    sweep('nudges.sweep', MINUTE, async () => {
      await jobs.addAll(evaluateMember, await db.acrossWorkspaces((tx) => due(tx, clock(), SWEEP_LIMIT)));
    }),
    // For members of before Hearth watched over anybody, and in case one was overlooked.
    sweep('nudges.watch-all', DAY, async () => {
      let page = await db.acrossWorkspaces((tx) => communitiesAfter(tx, undefined, PAGE_SIZE));
      while (page.length > 0) {
        await jobs.addAll(enrolAll, page);
        const last = page.at(-1);
        page = await db.acrossWorkspaces((tx) => communitiesAfter(tx, last, PAGE_SIZE));
      }
    }),
  ];
}

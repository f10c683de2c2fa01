import type { Deps } from '../../../feature.js';
import { type Sweep, sweep, type Work, work } from '../../../queue/job.js';
import { communitiesAfter } from '../../community/index.js';
import { lookAtMember, rehearse, watchAll } from '../contracts.js';
import { due } from '../store/cases.js';
import { watchCommunity } from './enrol.js';
import { look } from './evaluate.js';
import { sendRehearsal } from './preview.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** More than this is left for the next round. */
const A_ROUND = 20_000;
const A_PAGE = 200;

export function nudgesWork(deps: Deps): Work[] {
  return [
    work(lookAtMember, ({ workspaceId, id }) => look(deps, workspaceId, id)),
    work(watchAll, ({ workspaceId, id }) =>
      deps.db.inWorkspace(workspaceId, (tx) => watchCommunity(tx, workspaceId, id, deps.clock())),
    ),
    work(rehearse, (it) => sendRehearsal(deps, it)),
  ];
}

export function nudgesSweeps({ clock, db, jobs }: Deps): Sweep[] {
  return [
    sweep('nudges.sweep', MINUTE_MS, async () => {
      await jobs.addAll(lookAtMember, await db.acrossWorkspaces((tx) => due(tx, clock(), A_ROUND)));
    }),
    // For members of before Hearth watched over anybody, and in case one was overlooked.
    sweep('nudges.watch-all', DAY_MS, async () => {
      let page = await db.acrossWorkspaces((tx) => communitiesAfter(tx, undefined, A_PAGE));
      while (page.length > 0) {
        await jobs.addAll(watchAll, page);
        const last = page.at(-1);
        page = await db.acrossWorkspaces((tx) => communitiesAfter(tx, last, A_PAGE));
      }
    }),
  ];
}

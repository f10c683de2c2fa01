import { communityById } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { MINUTE } from '../../../core/durations.js';
import { isOnIn } from '../../../core/feature-switches.js';
import { lockRoles } from '../../../core/role-changes.js';
import { holdersOf } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type IdPayload, type Work, work } from '../../../queue/job.js';
import { listNewcomers, newcomersSwitch } from '../contracts.js';
import { nextListAt } from '../domain.js';
import { newcomers } from '../schema.js';
import { lastListedAt, list } from '../store/listed.js';
import { newcomerById } from '../store/newcomers.js';

/** Finds newcomers whose first week is over. */
export const listDue = dueWork('newcomers.first-weeks', {
  job: listNewcomers,
  table: newcomers,
  id: newcomers.id,
  dueAt: newcomers.listAt,
  where: isOnIn(newcomersSwitch, newcomers),
  everyMs: MINUTE,
});

export function listWork(deps: Deps): Work {
  return work(listNewcomers, (it) => deps.db.inWorkspace(it.workspaceId, (tx) => listAll(tx, deps, it)));
}

/** Lists all newcomers of a community whose first week is over, unless a list began less than a week ago. */
async function listAll(tx: Tx, { clock, refreshHome }: Deps, { workspaceId, id }: IdPayload): Promise<void> {
  const now = clock();
  const found = await newcomerById(tx, id);
  const community = found && (await communityById(tx, found.communityId));
  if (!community) return;
  // In the order in which evaluations lock.
  await lockRoles(tx, community.id);
  const it = await newcomerById(tx, id);
  if (!it?.listAt || it.listAt > now) return;
  await list(tx, community.id, nextListAt(await lastListedAt(tx, community.id), now), now);
  const organizers = await holdersOf(tx, community.id, ['organizer'], now);
  const userIds = organizers.map(({ userId }) => userId);
  afterCommit(tx, () => refreshHome(workspaceId, userIds));
}

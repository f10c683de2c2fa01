import { afterCommit, type Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { type Work, work } from '../../../queue/job.js';
import { refreshBeside, refreshLatest } from '../../checkins/index.js';
import { showPartner } from '../contracts.js';
import { isEnding } from '../domain/terms.js';
import { programmeFor } from '../store/beside.js';
import { missesIn } from '../store/misses.js';
import type { Found } from '../store/partnerships.js';

/** Updates what the members of a partnership, and those who were asked, see of it, once the transaction commits. */
export async function show(tx: Tx, deps: Deps, it: Found, now: Date): Promise<void> {
  const { attention, refreshHome } = deps;
  const { workspaceId, id, communityId, partners } = it;
  await attention.recheck(tx, { workspaceId, about: [id, ...(await missesIn(tx, id))], now });
  const userIds = partners.map(({ userId }) => userId);
  const shown: { programmeId: string; userId: string }[] = [];
  for (const userId of it.startedAt && isEnding(it.endsAt, now) ? userIds : []) {
    const programmeId = await programmeFor(tx, communityId, userId);
    if (programmeId) shown.push({ programmeId, userId });
  }
  await refreshBeside(tx, deps, workspaceId, shown);
  afterCommit(tx, () => refreshHome(workspaceId, userIds));
}

/** Updates the message with the check-in of a partner, which may ask whether to go on. */
export function showWork(deps: Deps): Work {
  return work(showPartner, (it) => refreshLatest(deps, it));
}

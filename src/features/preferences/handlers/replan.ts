import type { Tx } from '../../../core/database/database.js';
import { membersChanged } from '../../../core/members.js';
import { communityIdsOf, type Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';

/** Replans everything pending for this person, in all features, after a change to when they may be disturbed. */
export async function replan(tx: Tx, { tell, clock }: Deps, { workspaceId, userId }: Person): Promise<void> {
  for (const communityId of await communityIdsOf(tx, userId)) {
    await tell(tx, membersChanged, { workspaceId, communityId, userIds: [userId], now: clock() });
  }
}

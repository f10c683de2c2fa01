import type { Tx } from '../../../core/database/database.js';
import { communityIdsOf, type Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';

/** When somebody may be disturbed has changed: what waits for that, in whatever feature, is planned anew. */
export async function replan(tx: Tx, deps: Deps, { workspaceId, userId }: Person): Promise<void> {
  await deps.attention.changed(tx, userId, deps.clock());
  for (const communityId of await communityIdsOf(tx, userId)) {
    await deps.membersChanged(tx, { workspaceId, communityId, userIds: [userId] });
  }
}

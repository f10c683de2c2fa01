import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import type { MembersChange } from '../../../core/members.js';
import { membersOf } from '../../../core/members.js';
import { newcomersSwitch } from '../contracts.js';
import { isNew } from '../domain.js';
import { addNewcomers } from '../store/newcomers.js';

/** Notes who of these has just joined; and who has left, since whoever comes back knows the place. */
export async function recordNewcomers(
  tx: Tx,
  { workspaceId, communityId, userIds, now }: MembersChange,
): Promise<void> {
  const community = userIds.length > 0 ? await communityById(tx, communityId) : undefined;
  if (!community) return;
  // A newcomer whom nobody welcomed while that was off is not welcomed weeks later.
  const on = await isOn(tx, communityId, newcomersSwitch);
  const current = await membersOf(tx, communityId, userIds);
  const gone = userIds.filter((userId) => !current.some((it) => it.userId === userId));
  const fresh = current.filter((it) => isNew(it.joinedAt, community.openedAt, now));
  await addNewcomers(tx, [
    ...gone.map((userId) => ({ workspaceId, communityId, userId, joinedAt: now, lookAt: null })),
    ...fresh.map(({ userId, joinedAt }) => ({
      workspaceId,
      communityId,
      userId,
      joinedAt,
      lookAt: on ? joinedAt : null,
    })),
  ]);
}

import { communityById, membersOf } from '../../core/communities.js';
import type { Tx } from '../../core/db.js';
import type { MembersChange } from '../../feature.js';
import { lastActiveDay } from '../activity/index.js';
import { isNew } from './domain.js';
import { arrived } from './store.js';

/** Notes who of these has just joined. Whoever was active there before has come back, and knows the place. */
export async function noteNewcomers(tx: Tx, { workspaceId, communityId, userIds, now }: MembersChange): Promise<void> {
  const community = userIds.length > 0 ? await communityById(tx, communityId) : undefined;
  if (!community?.openedAt) return;
  const { openedAt } = community;
  const fresh = (await membersOf(tx, communityId, userIds)).filter((it) => isNew(it.joinedAt, openedAt, now));
  for (const { userId, joinedAt } of fresh) {
    if (await lastActiveDay(tx, communityId, userId)) continue;
    await arrived(tx, [{ workspaceId, communityId, userId, joinedAt, lookAt: joinedAt }]);
  }
}

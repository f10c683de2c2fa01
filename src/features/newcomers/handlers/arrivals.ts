import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { isOn, type Switched } from '../../../core/feature-switches.js';
import type { MembersChange } from '../../../core/members.js';
import { membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import { newcomersSwitch } from '../contracts.js';
import { firstWeekEnd, isNew } from '../domain.js';
import { deleteAnswers } from '../store/answers.js';
import { addNewcomers, dropOverdue, waitingAmong } from '../store/newcomers.js';

/**
 * Records which of these users have just joined. Also records those who left, so that they are not welcomed when they
 * come back.
 */
export async function recordNewcomers(
  tx: Tx,
  { attention }: Pick<Deps, 'attention'>,
  { workspaceId, communityId, userIds, now }: MembersChange,
): Promise<void> {
  const community = userIds.length > 0 ? await communityById(tx, communityId) : undefined;
  if (!community) return;
  // Newcomers who join while the feature is off are not welcomed weeks later.
  const isSwitchedOn = await isOn(tx, communityId, newcomersSwitch);
  const current = await membersOf(tx, communityId, userIds);
  const left = userIds.filter((userId) => !current.some((it) => it.userId === userId));
  const joined = current.filter((it) => isNew(it.joinedAt, community.announcedAt, now));
  await addNewcomers(tx, [
    ...left.map((userId) => ({ workspaceId, communityId, userId, joinedAt: now, lookAt: null, listAt: null })),
    ...joined.map(({ userId, joinedAt }) => ({
      workspaceId,
      communityId,
      userId,
      joinedAt,
      lookAt: isSwitchedOn ? joinedAt : null,
      listAt: isSwitchedOn ? firstWeekEnd(joinedAt) : null,
    })),
  ]);
  if (left.length > 0) await deleteAnswers(tx, communityId, left);
  const about = left.length > 0 ? await waitingAmong(tx, communityId, left) : [];
  // Their first post needs no answer any more.
  if (about.length > 0) await attention.recheck(tx, { workspaceId, about, now });
}

/** Discards what waited while the feature was off, so that nobody hears of it weeks later. */
export async function startAnew(tx: Tx, { communityId, feature, isOn: isSwitchedOn, now }: Switched): Promise<void> {
  if (feature === newcomersSwitch.feature && isSwitchedOn) await dropOverdue(tx, communityId, now);
}

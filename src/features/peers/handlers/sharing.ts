import type { Tx } from '../../../core/database/database.js';
import { DAY } from '../../../core/durations.js';
import { isOn, type Switched } from '../../../core/feature-switches.js';
import { type MembersChange, membersOf } from '../../../core/members.js';
import type { ShownCheckin } from '../../../core/shared-checkins.js';
import type { Deps } from '../../../feature.js';
import { peersSwitch } from '../contracts.js';
import { give } from '../jobs/give.js';
import { show } from '../jobs/show.js';
import { deleteCheckins, isKnown, saveCheckin, unansweredBy } from '../store/checkins.js';
import { endAllIn, endTurns, lockTurns, lookAtHeldBy } from '../store/turns.js';

/** Gives a check-in that was shared to a peer. One that was written a while ago, such as before the feature was on, is old. */
export async function whenShown(tx: Tx, deps: Deps, it: ShownCheckin): Promise<void> {
  if (!(await isOn(tx, it.communityId, peersSwitch))) return;
  const isOld = it.now.getTime() - it.answeredAt.getTime() >= DAY;
  if (isOld && !(await isKnown(tx, it.id))) return;
  await lockTurns(tx, it.workspaceId);
  const { checkin, isNew } = await saveCheckin(tx, it);
  if (isNew) await give(tx, deps, checkin, 'shared', it.now);
}

/** Forgets a check-in that was taken down. */
export async function whenHidden(
  tx: Tx,
  deps: Deps,
  { workspaceId, id, now }: { workspaceId: string; id: string; now: Date },
): Promise<void> {
  if (await isKnown(tx, id)) await forget(tx, deps, workspaceId, [id], now);
}

/**
 * Forgets what nobody has answered of those who left, to whom nobody can reply any more, and gives what they were asked to
 * answer to others.
 */
export async function whenMembersChange(tx: Tx, deps: Deps, it: MembersChange): Promise<void> {
  const { workspaceId, communityId, userIds, now } = it;
  if (userIds.length === 0) return;
  const here = await membersOf(tx, communityId, userIds);
  const left = userIds.filter((id) => !here.some(({ userId }) => userId === id));
  await forget(tx, deps, workspaceId, await unansweredBy(tx, communityId, left), now);
  await lookAtHeldBy(tx, communityId, left, now);
}

/** Forgets what nobody has answered of a member who is about to be erased, in all communities. */
export async function whenErased(
  tx: Tx,
  deps: Deps,
  { workspaceId, userId, now }: { workspaceId: string; userId: string; now: Date },
): Promise<void> {
  await forget(tx, deps, workspaceId, await unansweredBy(tx, undefined, [userId]), now);
}

/** Ends everything that members are asked to answer in a community that switches it off. */
export async function whenSwitched(tx: Tx, deps: Deps, it: Switched): Promise<void> {
  if (it.feature !== peersSwitch.feature || it.isOn) return;
  await show(tx, deps, it.workspaceId, await endAllIn(tx, it.communityId, it.now));
}

async function forget(tx: Tx, deps: Deps, workspaceId: string, ids: readonly string[], now: Date): Promise<void> {
  await show(tx, deps, workspaceId, await endTurns(tx, ids, now));
  await deleteCheckins(tx, ids);
}

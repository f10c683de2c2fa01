import type { Tx } from '../../../core/database/database.js';
import { isOn, type Switched } from '../../../core/feature-switches.js';
import { type MembersChange, membersOf } from '../../../core/members.js';
import type { ShownCheckin } from '../../../core/shared-checkins.js';
import type { Deps } from '../../../feature.js';
import { refreshBeside } from '../../checkins/index.js';
import { helpSwitch } from '../contracts.js';
import { end, enqueue } from '../jobs.js';
import { markOffersOf } from '../store/helpers.js';
import { madeBy, openRequests, saveStuck } from '../store/requests.js';

/** Notes a shared check-in in which something is in the way, or ends what was asked about it if nothing is any more. */
export async function whenShown(tx: Tx, deps: Deps, it: ShownCheckin): Promise<void> {
  if (!it.isStuck) return end(tx, deps, it, [it.id], 'gone');
  if (!(await isOn(tx, it.communityId, helpSwitch))) return;
  const isAsked = await saveStuck(tx, it);
  if (isAsked) enqueue(tx, deps, it.workspaceId, [it.id]);
  // They are offered to ask.
  else await refreshBeside(tx, deps, it.workspaceId, [it]);
}

/** Ends what members of a community asked who have left it. */
export async function whenMembersChange(tx: Tx, deps: Deps, it: MembersChange): Promise<void> {
  const here = new Set((await membersOf(tx, it.communityId, it.userIds)).map(({ userId }) => userId));
  const left = it.userIds.filter((id) => !here.has(id));
  if (left.length > 0) await end(tx, deps, it, await openRequests(tx, it.communityId, left), 'over');
}

/** Ends everything that was asked in a community that switches the feature off. */
export async function whenSwitched(tx: Tx, deps: Deps, it: Switched): Promise<void> {
  if (it.feature !== helpSwitch.feature || it.isOn) return;
  await end(tx, deps, it, await openRequests(tx, it.communityId), 'over');
}

/** Has the requests of a person who is about to be erased deleted, and their offers taken out of what threads show. */
export async function whenErased(
  tx: Tx,
  deps: Deps,
  { workspaceId, userId, now }: { workspaceId: string; userId: string; now: Date },
): Promise<void> {
  const ids = await madeBy(tx, userId);
  await end(tx, deps, { workspaceId }, ids, 'gone');
  enqueue(tx, deps, workspaceId, ids);
  await markOffersOf(tx, userId, now);
}

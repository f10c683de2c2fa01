import type { Tx } from '../../../core/database/database.js';
import type { Switched } from '../../../core/feature-switches.js';
import { type MembersChange, membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import { partnersSwitch } from '../contracts.js';
import { end, settle } from '../jobs/settle.js';
import * as store from '../store/partnerships.js';
import { stopSearches } from '../store/searches.js';

/** Takes those who left, or cannot be members any more, out of their partnerships. Two who are left go on. */
export async function whenMembersChange(tx: Tx, deps: Deps, it: MembersChange): Promise<void> {
  const { communityId, userIds, now } = it;
  if (userIds.length === 0) return;
  const here = await membersOf(tx, communityId, userIds);
  const left = userIds.filter((id) => !here.some(({ userId }) => userId === id));
  if (left.length === 0) return;
  await stopSearches(tx, communityId, left);
  await takeOut(tx, deps, await store.livingWith(tx, communityId, left), left, now);
}

/** Takes a member who is about to be erased out of their partnerships, in all communities. */
export async function whenErased(tx: Tx, deps: Deps, { userId, now }: { userId: string; now: Date }): Promise<void> {
  await takeOut(tx, deps, await store.livingOf(tx, userId), [userId], now);
}

/** Ends everything in a community that switches it off. */
export async function whenSwitched(tx: Tx, deps: Deps, it: Switched): Promise<void> {
  if (it.feature !== partnersSwitch.feature || it.isOn) return;
  await stopSearches(tx, it.communityId);
  for (const id of await store.livingIn(tx, it.communityId)) {
    const found = await store.lockPartnership(tx, id);
    if (found && !found.endedAt) await end(tx, deps, found, 'off', it.now);
  }
}

async function takeOut(tx: Tx, deps: Deps, ids: readonly string[], userIds: readonly string[], now: Date) {
  for (const id of ids) {
    const it = await store.lockPartnership(tx, id);
    await store.changePartners(tx, id, { state: 'left', changedAt: now }, userIds);
    // A question ends with the one who asked.
    const isTheirs = it && !it.startedAt && it.askedBy !== null && userIds.includes(it.askedBy);
    if (isTheirs && !it.endedAt) await end(tx, deps, it, 'left', now);
    else await settle(tx, deps, id, now);
  }
}

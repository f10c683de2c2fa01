import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Switched } from '../../../core/feature-switches.js';
import type { MembersChange } from '../../../core/members.js';
import { membersOf } from '../../../core/members.js';
import { nudgesSwitch } from '../contracts.js';
import { firstEvaluation } from '../domain/ladder.js';
import * as store from '../store/cases.js';
import { policyOf } from '../store/policies.js';

/** Enrols those of these users who are members, and ends the enrolment of the others. */
export async function enrolAfterChange(
  tx: Tx,
  { workspaceId, communityId, userIds, now }: MembersChange,
): Promise<void> {
  if (userIds.length === 0) return;
  const current = await enrolMembers(tx, { workspaceId, communityId, userIds, now });
  const left = userIds.filter((userId) => !current.includes(userId));
  if (left.length > 0) await store.closeCases(tx, communityId, left, now);
}

/** Enrols every member of a community, including those whom no event enrolled. */
export async function enrolCommunity(tx: Tx, workspaceId: string, communityId: string, now: Date): Promise<void> {
  if (await communityById(tx, communityId))
    await enrolMembers(tx, { workspaceId, communityId, userIds: undefined, now });
}

/**
 * Enrols the members among these users (all members if undefined) and returns their ids. Silence before `now` does not
 * count.
 */
async function enrolMembers(
  tx: Tx,
  {
    workspaceId,
    communityId,
    userIds,
    now,
  }: Omit<MembersChange, 'userIds'> & { userIds: readonly string[] | undefined },
): Promise<string[]> {
  const current = await membersOf(tx, communityId, userIds);
  const policy = await policyOf(tx, communityId);
  await store.enrol(
    tx,
    current.map(({ userId, zone }) => ({
      workspaceId,
      communityId,
      userId,
      since: now,
      lookAt: firstEvaluation(now, policy, zone),
    })),
  );
  return current.map(({ userId }) => userId);
}

/** Discards silence from before nudges were switched on, so that nobody is nudged at once. */
export async function startAnew(tx: Tx, { communityId, feature, isOn, now }: Switched): Promise<void> {
  if (feature === nudgesSwitch.feature && isOn) await store.startAnew(tx, communityId, now);
}

import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Switched } from '../../../core/feature-switches.js';
import type { MembersChange } from '../../../core/members.js';
import { membersOf } from '../../../core/members.js';
import { nudgesSwitch } from '../contracts.js';
import { firstEvaluation } from '../domain/ladder.js';
import * as store from '../store/cases.js';
import { policyOf } from '../store/policies.js';

/** Watches over these people as long as they are members. */
export async function enrolAfterChange(
  tx: Tx,
  { workspaceId, communityId, userIds, now }: MembersChange,
): Promise<void> {
  if (userIds.length === 0) return;
  const current = await enrolMembers(tx, { workspaceId, communityId, userIds, now });
  const gone = userIds.filter((userId) => !current.includes(userId));
  if (gone.length > 0) await store.unenrol(tx, communityId, gone, now);
}

/** Watches over every member of a community: those too who were there before anybody watched. */
export async function enrolCommunity(tx: Tx, workspaceId: string, communityId: string, now: Date): Promise<void> {
  if (await communityById(tx, communityId))
    await enrolMembers(tx, { workspaceId, communityId, userIds: undefined, now });
}

/** Returns who of them is a member. Whatever they did not do before this does not count. */
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

/** Silence from before nudges were switched on counts for nothing, so that nobody hears of it at once. */
export async function startAnew(tx: Tx, { communityId, feature, isOn, now }: Switched): Promise<void> {
  if (feature === nudgesSwitch.feature && isOn) await store.startAnew(tx, communityId, now);
}

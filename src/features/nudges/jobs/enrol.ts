import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Switched } from '../../../core/feature-switches.js';
import type { MembersChange } from '../../../core/members.js';
import { membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import { nudgesSwitch } from '../contracts.js';
import { firstEvaluation, peaceEnd } from '../domain/ladder.js';
import * as store from '../store/cases.js';
import { policyOf } from '../store/policies.js';
import { peaceSince } from '../store/rest.js';

/** Enrols those of these users who are members, and ends the enrolment of the others. */
export async function enrolAfterChange(
  tx: Tx,
  { attention }: Pick<Deps, 'attention'>,
  { workspaceId, communityId, userIds, now }: MembersChange,
): Promise<void> {
  if (userIds.length === 0) return;
  const current = await enrolMembers(tx, { workspaceId, communityId, userIds, now });
  const left = userIds.filter((userId) => !current.includes(userId));
  const closed = left.length > 0 ? await store.closeCases(tx, communityId, left, now) : [];
  if (closed.length > 0) await attention.recheck(tx, { workspaceId, about: closed, now });
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
  const opened = await store.enrol(
    tx,
    current.map(({ userId, zone }) => ({
      workspaceId,
      communityId,
      userId,
      since: now,
      lookAt: firstEvaluation(now, policy, zone),
    })),
  );
  await keepPeace(tx, communityId, opened, now);
  return current.map(({ userId }) => userId);
}

/** Lets the days without nudges of these cases' members go on, which leaving and joining again does not end. */
async function keepPeace(tx: Tx, communityId: string, opened: readonly store.Case[], now: Date): Promise<void> {
  if (opened.length === 0) return;
  const userIds = opened.map(({ userId }) => userId);
  const began = await peaceSince(tx, communityId, userIds);
  for (const { id, userId } of opened) {
    const since = peaceEnd(began.get(userId) ?? new Date(0));
    // The evaluation finds the local time.
    if (since > now) await store.change(tx, id, { since, lookAt: since });
  }
}

/** Discards silence from before nudges were switched on, so that nobody is nudged at once. */
export async function startAnew(tx: Tx, { communityId, feature, isOn, now }: Switched): Promise<void> {
  if (feature === nudgesSwitch.feature && isOn) await store.startAnew(tx, communityId, now);
}

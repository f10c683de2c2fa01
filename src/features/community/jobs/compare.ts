import type { Community } from '../../../core/communities.js';
import { HOUR } from '../../../core/durations.js';
import { membersChanged } from '../../../core/members.js';
import { administratorsOf } from '../../../core/organizers.js';
import { knownAmong, notSeenSince } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { loadPeople } from '../../../slack/load-people.js';
import * as store from '../store/communities.js';
import { type Comparison, comparisonOf, endComparison, saveComparison } from '../store/comparisons.js';
import { readChannel } from './read-channel.js';

/** The largest number of members that join in one transaction. */
const BATCH = 200;

/** The age at which a comparison that was interrupted begins anew. */
const ABANDONED_AFTER_MS = 6 * HOUR;

/** Less than the time between two comparisons, so that each one asks Slack about everybody. */
const SEEN_LATELY_MS = 12 * HOUR;

/** Returns the comparison of a community that an earlier try began and could not finish; undefined if there is none. */
export async function unfinishedComparison(
  { db, clock }: Deps,
  { workspaceId, id }: Community,
): Promise<Comparison | undefined> {
  const found = await db.inWorkspace(workspaceId, (tx) => comparisonOf(tx, id));
  return found && clock().getTime() - found.startedAt.getTime() < ABANDONED_AFTER_MS ? found : undefined;
}

export async function beginComparison({ db, clock }: Deps, { workspaceId, id }: Community): Promise<Comparison> {
  const comparison = { workspaceId, communityId: id, startedAt: clock(), cursor: '', userIds: [] };
  await db.inWorkspace(workspaceId, (tx) => saveComparison(tx, comparison));
  return comparison;
}

/**
 * Brings a community's members in line with its channel, and what Hearth knows about them, about those who are gone from
 * it, and about the workspace's admins in line with Slack. Goes on from where an earlier try was interrupted. Leaves out
 * people whom Slack refuses to describe. Returns the first error for which another try may help, after everybody else is
 * settled.
 */
export async function compareMembers(deps: Deps, community: Community, comparison: Comparison): Promise<unknown> {
  const { workspaceId, id: communityId, openedAt } = community;
  const slack = await deps.slack(workspaceId);
  const { startedAt: at, userIds: present } = await readChannel(deps, slack, community, comparison);
  const unseen = await deps.db.inWorkspace(workspaceId, async (tx) => {
    // Slack takes people whose accounts are deactivated out of their channels.
    const gone = await store.membersBesides(tx, communityId, present);
    const all = new Set([...present, ...gone, ...(await administratorsOf(tx))]);
    return notSeenSince(tx, [...all], new Date(at.getTime() - SEEN_LATELY_MS));
  });
  const failure = await loadPeople(deps, slack, workspaceId, unseen);
  for (let i = 0; i < present.length; i += BATCH) {
    const joined = await deps.db.inWorkspace(workspaceId, async (tx) => {
      const known = await knownAmong(tx, present.slice(i, i + BATCH));
      const userIds = await store.join(tx, { workspaceId, communityId, userIds: known, at });
      await deps.tell(tx, membersChanged, { workspaceId, communityId, userIds, now: deps.clock() });
      return userIds;
    });
    if (openedAt) await deps.refreshHome(workspaceId, joined);
  }
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const userIds = await store.membersBesides(tx, communityId, present);
    const left = await store.leave(tx, { workspaceId, communityId, userIds, at });
    await deps.tell(tx, membersChanged, { workspaceId, communityId, userIds: left, now: deps.clock() });
    await endComparison(tx, communityId);
  });
  return failure;
}

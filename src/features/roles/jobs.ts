import { isNull } from 'drizzle-orm';
import { propose } from '../../attention/proposals.js';
import { type Community, communityById } from '../../core/communities.js';
import { afterCommit, type Tx } from '../../core/database/database.js';
import { retention } from '../../core/database/retention.js';
import { DAY, MINUTE } from '../../core/durations.js';
import { type MembersChange, memberCount } from '../../core/members.js';
import { administratorsOf, ensureOrganizers, markUnorganized } from '../../core/organizers.js';
import { endLapsedRoles, holds, type RoleChange, roleRow } from '../../core/role-changes.js';
import { firstOrganizerOf, holdersOf } from '../../core/roles.js';
import { communityRoles } from '../../core/schema.js';
import type { Deps } from '../../feature.js';
import { dueWork } from '../../queue/due-work.js';
import { type Work, work } from '../../queue/job.js';
import { endRoles, givenKind, handoverKind, unorganizedKind } from './contracts.js';
import { remindAt, subjectOf } from './domain.js';

/** The number of days for which ended roles are kept, to say who was first when two people take one away. */
const ENDED_KEPT_DAYS = 30;

export const roleRetention = retention('roles.clear', {
  table: communityRoles,
  column: communityRoles.endedAt,
  keepMs: ENDED_KEPT_DAYS * DAY,
});

/** Finds communities in which the end date of a role has passed. */
export const rolesDue = dueWork('roles.due', {
  job: endRoles,
  table: communityRoles,
  id: communityRoles.communityId,
  dueAt: communityRoles.endsAt,
  where: isNull(communityRoles.endedAt),
  everyMs: MINUTE,
});

export function roleWork(deps: Deps): Work[] {
  return [
    work(endRoles, ({ workspaceId, id: communityId }) =>
      deps.db.inWorkspace(workspaceId, (tx) =>
        keepRoles(tx, deps, { workspaceId, communityId, userIds: [], now: deps.clock() }),
      ),
    ),
  ];
}

/** Ends the roles of people who are no longer members, and those whose end date has passed. */
export async function keepRoles(tx: Tx, deps: Deps, { communityId, userIds, now }: MembersChange): Promise<void> {
  const community = await communityById(tx, communityId);
  if (!community) return;
  await endLapsedRoles(tx, deps.tell, community, { userIds, now });
  // A community that is not open yet has not all its members.
  if (community.openedAt) await keepOrganized(tx, deps, community, now);
}

/**
 * Tells the workspace's admins, once each, that a community has lost its last organizer. If Hearth knows no admin,
 * names another organizer.
 */
export async function keepOrganized(tx: Tx, deps: Deps, community: Community, now: Date): Promise<void> {
  const { workspaceId, id } = community;
  if ((await firstOrganizerOf(tx, id, now)) || (await memberCount(tx, id)) === 0) return;
  const administrators = await administratorsOf(tx);
  if (administrators.length === 0) {
    await ensureOrganizers(tx, deps.tell, community, now);
    return;
  }
  const about = subjectOf(id, await markUnorganized(tx, id, now));
  for (const userId of administrators)
    await propose(tx, { workspaceId, userId, kind: unorganizedKind, id: about, dueAt: now });
  afterCommit(tx, () => deps.attention.flush(workspaceId, administrators));
}

/**
 * Refreshes what the holder of a role and the person who changed it see, settles the messages that the change answers,
 * tells the holder of a new role, and plans a reminder.
 */
export async function followRole(tx: Tx, deps: Deps, it: RoleChange): Promise<void> {
  const { workspaceId, communityId, userId, role, topic, by, now } = it;
  const asked = role === 'organizer' ? await administratorsOf(tx) : [];
  const others = await holdersOf(tx, communityId, [role], now);
  const about = [...new Set([userId, ...asked, ...others.map((one) => one.userId)])];
  await deps.attention.recheck(tx, { workspaceId, userIds: about, now });
  const row = await roleRow(tx, it);
  const isTold = it.change === 'given' && by !== null && by !== userId;
  if (isTold && holds(row, now))
    await propose(tx, {
      workspaceId,
      userId,
      kind: givenKind,
      id: subjectOf(communityId, row.grantedAt, role, topic),
      dueAt: now,
    });
  const dueAt = holds(row, now) && row.endsAt ? remindAt(row.endsAt, now) : undefined;
  if (dueAt && row?.endsAt)
    await propose(tx, {
      workspaceId,
      userId,
      kind: handoverKind,
      id: subjectOf(communityId, row.endsAt, role, topic),
      dueAt,
    });
  if (isTold) afterCommit(tx, () => deps.attention.flush(workspaceId, [userId]));
  afterCommit(tx, () => deps.refreshHome(workspaceId, [userId, ...(by ? [by] : [])]));
}

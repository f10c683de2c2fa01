import { and, eq, isNull, notInArray, or, sql } from 'drizzle-orm';
import type { Community } from './communities.js';
import type { Tx } from './database/database.js';
import type { Tell } from './domain-events.js';
import { OUTSIDERS } from './people.js';
import { giveRole, lockRoles } from './role-changes.js';
import { firstOrganizerOf, holdersOf } from './roles.js';
import { communities, members, people, workspaces } from './schema.js';

/**
 * Makes sure that a community has an organizer, whenever none of its organizers is a member with an active account.
 * These members become organizers: the person who created it, the workspace's admins, and the person who installed
 * Hearth; or, if none of them is a member, the one who has been a member for longest, guests last.
 * Returns the new organizers. `isNew`: also names them if there is an organizer, because all members are there now.
 */
export async function ensureOrganizers(
  tx: Tx,
  tell: Tell,
  { workspaceId, id: communityId, createdBy }: Community,
  now: Date,
  { isNew = false } = {},
): Promise<string[]> {
  if (!isNew && (await firstOrganizerOf(tx, communityId, now))) return [];
  await lockRoles(tx, communityId);
  const active = await tx
    .select({ userId: members.userId, standing: people.standing, installerId: workspaces.installerId })
    .from(members)
    .innerJoin(people, eq(people.userId, members.userId))
    .innerJoin(workspaces, eq(workspaces.workspaceId, members.workspaceId))
    .where(
      and(eq(members.communityId, communityId), isNull(members.leftAt), notInArray(people.standing, [...OUTSIDERS])),
    )
    .orderBy(sql`${people.standing} = 'guest'`, members.joinedAt, members.userId);
  const usual = active.filter(
    ({ userId, standing, installerId }) => userId === createdBy || standing === 'admin' || userId === installerId,
  );
  const chosen = (usual.length > 0 ? usual : active.slice(0, 1)).map(({ userId }) => userId);
  for (const userId of chosen) {
    const role = { workspaceId, communityId, userId, role: 'organizer', topic: '' } as const;
    await giveRole(tx, tell, { ...role, endsAt: null, by: null, now });
  }
  return chosen;
}

/** Returns the user ids of the people whom Hearth knows who may administer it in the whole workspace. */
export async function administratorsOf(tx: Tx): Promise<string[]> {
  return (await administratorIds(tx).orderBy(people.userId)).map((row) => row.userId);
}

/**
 * Returns the user ids of those to tell about a trouble of a community: its organizers, or, if it has none, the people
 * who may administer Hearth.
 */
export async function inCharge(tx: Tx, communityId: string, now: Date): Promise<string[]> {
  const organizers = (await holdersOf(tx, communityId, ['organizer'], now)).map((it) => it.userId);
  return organizers.length > 0 ? organizers : administratorsOf(tx);
}

/** Returns a subquery for the ids of the people whom Hearth knows who may administer it in the whole workspace. */
export function administratorIds(tx: Tx) {
  return tx
    .select({ userId: people.userId })
    .from(people)
    .innerJoin(workspaces, eq(workspaces.workspaceId, people.workspaceId))
    .where(
      and(
        or(eq(people.standing, 'admin'), eq(people.userId, workspaces.installerId)),
        notInArray(people.standing, [...OUTSIDERS]),
      ),
    );
}

/** Records that a community has no organizer. Returns the time since which that is recorded. */
export async function markUnorganized(tx: Tx, communityId: string, now: Date): Promise<Date> {
  const [row] = await tx
    .update(communities)
    .set({ unorganizedSince: sql`coalesce(${communities.unorganizedSince}, ${now.toISOString()})` })
    .where(eq(communities.id, communityId))
    .returning({ since: communities.unorganizedSince });
  return row?.since ?? now;
}

import { and, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm';
import type { Community } from './communities.js';
import type { Tx } from './database/database.js';
import { isHuman, type Person } from './people.js';
import { communities, communityRoles, members, people, type ROLES, workspaces } from './schema.js';

export type Role = (typeof ROLES)[number];

/** A person's membership and roles in a community. */
export interface Standing {
  readonly community: Community;
  /** True if they are a member now: in the channel, human, with an active account. */
  readonly member: boolean;
  /** Empty if they are not a member. */
  readonly roles: readonly Role[];
}

const heldRoles = (userId: string) => sql<Role[]>`coalesce((
  select array_agg(${communityRoles.role}) from ${communityRoles}
  where ${communityRoles.communityId} = ${communities.id} and ${communityRoles.userId} = ${userId}
    and ${communityRoles.endedAt} is null), '{}')`;

/** Returns a person's standing in a community, in one query; undefined when the workspace has no such community. */
export async function standingIn(tx: Tx, communityId: string, person: Person): Promise<Standing | undefined> {
  const present = sql<boolean>`exists (select 1 from ${members} where ${and(
    eq(members.communityId, communities.id),
    eq(members.userId, person.userId),
    isNull(members.leftAt),
  )})`;
  const [row] = await tx
    .select({ community: communities, present, roles: heldRoles(person.userId) })
    .from(communities)
    .where(eq(communities.id, communityId));
  if (!row) return undefined;
  const member = row.present && isHuman(person);
  return { community: row.community, member, roles: member ? row.roles : [] };
}

/** Returns the communities that a person is in, the one joined first first, with their roles there. Runs one query. */
export async function standingsOf(tx: Tx, userId: string): Promise<Standing[]> {
  const rows = await tx
    .select({ community: communities, roles: heldRoles(userId) })
    .from(members)
    .innerJoin(communities, eq(communities.id, members.communityId))
    .where(and(eq(members.userId, userId), isNull(members.leftAt)))
    .orderBy(members.joinedAt, communities.createdAt, communities.name);
  return rows.map((row) => ({ ...row, member: true }));
}

const isActiveMember = and(isNull(members.leftAt), notInArray(people.standing, ['bot', 'deactivated']));

/**
 * Makes sure that a community has an organizer, whenever none of its organizers is a member with an active account.
 * These members become organizers: the person who created it, the workspace's admins, and the person who installed
 * Hearth; or, if none of them is a member, the one who has been a member for longest, guests last.
 * Returns the new organizers. `isNew`: also names them if there is an organizer, because all members are there now.
 */
export async function ensureOrganizers(
  tx: Tx,
  { workspaceId, id, createdBy }: Community,
  at: Date,
  { isNew = false } = {},
): Promise<string[]> {
  if (!isNew && (await firstOrganizerOf(tx, id))) return [];
  const active = await tx
    .select({ userId: members.userId, standing: people.standing, installerId: workspaces.installerId })
    .from(members)
    .innerJoin(people, eq(people.userId, members.userId))
    .innerJoin(workspaces, eq(workspaces.workspaceId, members.workspaceId))
    .where(and(eq(members.communityId, id), isActiveMember))
    .orderBy(sql`${people.standing} = 'guest'`, members.joinedAt, members.userId);
  const usual = active.filter(
    ({ userId, standing, installerId }) => userId === createdBy || standing === 'admin' || userId === installerId,
  );
  const chosen = usual.length > 0 ? usual : active.slice(0, 1);
  if (chosen.length === 0) return [];
  await tx
    .insert(communityRoles)
    .values(
      chosen.map(({ userId }) => ({
        workspaceId,
        communityId: id,
        userId,
        role: 'organizer' as const,
        grantedAt: at,
      })),
    )
    .onConflictDoNothing();
  return chosen.map(({ userId }) => userId);
}

/**
 * Returns the user id of a community's longest-serving organizer who is a member with an active account; undefined if
 * there is none.
 */
export async function firstOrganizerOf(tx: Tx, communityId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ userId: communityRoles.userId })
    .from(communityRoles)
    .innerJoin(
      members,
      and(eq(members.communityId, communityRoles.communityId), eq(members.userId, communityRoles.userId)),
    )
    .innerJoin(people, eq(people.userId, members.userId))
    .innerJoin(communities, eq(communities.id, communityRoles.communityId))
    .where(
      and(
        eq(communityRoles.communityId, communityId),
        eq(communityRoles.role, 'organizer'),
        isNull(communityRoles.endedAt),
        isActiveMember,
      ),
    )
    .orderBy(communityRoles.grantedAt, sql`${communityRoles.userId} <> ${communities.createdBy}`, communityRoles.userId)
    .limit(1);
  return row?.userId;
}

/** An SQL expression for the number of organizers of a community who are members. */
export function organizersIn(communityId: string) {
  return sql<number>`(select count(*) from ${communityRoles} join ${members} using (workspace_id, community_id, user_id)
    where ${and(eq(communityRoles.communityId, communityId), eq(communityRoles.role, 'organizer'), isNull(communityRoles.endedAt), isNull(members.leftAt))})`;
}

/** Returns the user ids of a community's organizers who are members with an active account. */
export async function organizersOf(tx: Tx, communityId: string): Promise<string[]> {
  const rows = await tx
    .select({ userId: communityRoles.userId })
    .from(communityRoles)
    .innerJoin(
      members,
      and(eq(members.communityId, communityRoles.communityId), eq(members.userId, communityRoles.userId)),
    )
    .innerJoin(people, eq(people.userId, members.userId))
    .where(
      and(
        eq(communityRoles.communityId, communityId),
        eq(communityRoles.role, 'organizer'),
        isNull(communityRoles.endedAt),
        isActiveMember,
      ),
    )
    .orderBy(communityRoles.grantedAt, communityRoles.userId);
  return rows.map((row) => row.userId);
}

/** Makes these people organizers of a community, at the wish of the user `by`, and those others no longer. */
export async function changeOrganizers(
  tx: Tx,
  { workspaceId, id: communityId }: Pick<Community, 'workspaceId' | 'id'>,
  {
    added,
    removed,
    by,
  }: { readonly added: readonly string[]; readonly removed: readonly string[]; readonly by: string },
  at: Date,
): Promise<void> {
  const organizes = and(eq(communityRoles.communityId, communityId), eq(communityRoles.role, 'organizer'));
  await tx.delete(communityRoles).where(and(organizes, inArray(communityRoles.userId, [...removed])));
  if (added.length === 0) return;
  await tx
    .insert(communityRoles)
    .values(
      added.map((userId) => ({
        ...{ workspaceId, communityId, userId, role: 'organizer' as const },
        ...{ grantedAt: at, grantedBy: by },
      })),
    )
    .onConflictDoNothing();
}

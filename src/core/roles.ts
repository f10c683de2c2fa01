import { and, eq, isNull, notInArray, or, sql } from 'drizzle-orm';
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
  where ${communityRoles.communityId} = ${communities.id} and ${communityRoles.userId} = ${userId}), '{}')`;

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

/** Returns the communities that a person is in, sorted by name, with their roles there. Runs one query. */
export async function standingsOf(tx: Tx, userId: string): Promise<Standing[]> {
  const rows = await tx
    .select({ community: communities, roles: heldRoles(userId) })
    .from(members)
    .innerJoin(communities, eq(communities.id, members.communityId))
    .where(and(eq(members.userId, userId), isNull(members.leftAt)))
    .orderBy(communities.name);
  return rows.map((row) => ({ ...row, member: true }));
}

/**
 * Makes these people the first organizers of a community, if they are members: the person who created it, the
 * workspace's admins, and the person who installed Hearth. Does nothing if the community already has organizers.
 */
export async function grantFirstOrganizers(tx: Tx, { workspaceId, id, createdBy }: Community, at: Date): Promise<void> {
  const held = await tx.select().from(communityRoles).where(eq(communityRoles.communityId, id)).limit(1);
  if (held.length > 0) return;
  const rows = await tx
    .select({ userId: members.userId })
    .from(members)
    .innerJoin(people, eq(people.userId, members.userId))
    .innerJoin(workspaces, eq(workspaces.workspaceId, members.workspaceId))
    .where(
      and(
        eq(members.communityId, id),
        isNull(members.leftAt),
        notInArray(people.standing, ['bot', 'deactivated']),
        or(eq(members.userId, createdBy), eq(people.standing, 'admin'), eq(members.userId, workspaces.installerId)),
      ),
    );
  if (rows.length === 0) return;
  const granted = rows.map(({ userId }) => ({ workspaceId, communityId: id, userId, role: 'organizer' as const }));
  await tx
    .insert(communityRoles)
    .values(granted.map((row) => ({ ...row, grantedAt: at })))
    .onConflictDoNothing();
}

/** Returns the user id of a community's longest-serving organizer who is a member; undefined if there is none. */
export async function firstOrganizerOf(tx: Tx, communityId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ userId: communityRoles.userId })
    .from(communityRoles)
    .innerJoin(
      members,
      and(eq(members.communityId, communityRoles.communityId), eq(members.userId, communityRoles.userId)),
    )
    .innerJoin(communities, eq(communities.id, communityRoles.communityId))
    .where(
      and(eq(communityRoles.communityId, communityId), eq(communityRoles.role, 'organizer'), isNull(members.leftAt)),
    )
    .orderBy(communityRoles.grantedAt, sql`${communityRoles.userId} <> ${communities.createdBy}`, communityRoles.userId)
    .limit(1);
  return row?.userId;
}

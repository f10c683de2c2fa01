import { and, eq, gt, inArray, isNull, notInArray, or, type Placeholder, sql } from 'drizzle-orm';
import type { Community } from './communities.js';
import type { Tx } from './database/database.js';
import { prepared } from './database/prepared.js';
import { canBelong, OUTSIDERS, type Person, personColumns } from './people.js';
import { communities, communityRoles, featureSwitches, members, people, type ROLES, workspaces } from './schema.js';

export type Role = (typeof ROLES)[number];

/** The largest number of characters of a topic, be it a topic leader's or one that members care about. */
export const MAX_TOPIC = 40;

/** The facts about a person in a community from which `permissions.ts` decides what they may do. */
export interface Standing {
  readonly community: Community;
  /** True if they are a member now: in the channel, human, with an active account. */
  readonly member: boolean;
  /** The roles that count now. Empty if they are not a member. */
  readonly roles: readonly Role[];
  /** True if they may administer Hearth in the whole workspace. */
  readonly administers: boolean;
  /** True if the community has an organizer now. */
  readonly organized: boolean;
  /** The names of the features, and of the reservable acts, that organizers switched off in the community. */
  readonly switchedOff: readonly string[];
}

/** The condition that a row of `community_roles` has not ended by then. */
function counts(now: Date | Placeholder) {
  const { endedAt, endsAt } = communityRoles;
  return and(isNull(endedAt), or(isNull(endsAt), gt(endsAt, now)));
}

const isActiveMember = and(isNull(members.leftAt), notInArray(people.standing, [...OUTSIDERS]));

/** The facts about a person that their standings depend on. */
const OF_PERSON = ['userId', 'isAdmin', 'isInsider', 'now'] as const;

function factsOf({ userId, standing }: Pick<Person, 'userId' | 'standing'>, now: Date) {
  return { userId, isAdmin: standing === 'admin', isInsider: canBelong({ standing }), now };
}

/** The columns of a `Standing` of a person who is a member, for queries on `communities`. */
function standingColumns({ userId, isAdmin, isInsider, now }: Record<(typeof OF_PERSON)[number], Placeholder>) {
  const roles = sql<Role[]>`coalesce((
    select array_agg(distinct ${communityRoles.role}) from ${communityRoles}
    where ${communityRoles.communityId} = ${communities.id} and ${communityRoles.userId} = ${userId} and ${counts(now)}), '{}')`;
  const organized = sql<boolean>`exists (
    select 1 from ${communityRoles} join ${members} using (workspace_id, community_id, user_id) join ${people} using (workspace_id, user_id)
    where ${communityRoles.communityId} = ${communities.id} and ${communityRoles.role} = 'organizer' and ${counts(now)} and ${isActiveMember})`;
  const switchedOff = sql<string[]>`coalesce((
    select array_agg(${featureSwitches.feature}) from ${featureSwitches}
    where ${featureSwitches.workspaceId} = ${communities.workspaceId} and ${featureSwitches.communityId} = ${communities.id}
    and not ${featureSwitches.isOn}), '{}')`;
  const isInstaller = sql<boolean>`exists (select 1 from ${workspaces} where ${workspaces.installerId} = ${userId})`;
  const administers = sql<boolean>`${isAdmin}::boolean or (${isInsider}::boolean and ${isInstaller})`;
  return { community: communities, roles, organized, administers, switchedOff };
}

const inOne = prepared(['communityId', ...OF_PERSON], (tx, { communityId, ...person }) => {
  const present = sql<boolean>`exists (select 1 from ${members} where ${and(
    eq(members.communityId, communities.id),
    eq(members.userId, person.userId),
    isNull(members.leftAt),
  )})`;
  return tx
    .select({ ...standingColumns(person), present })
    .from(communities)
    .where(eq(communities.id, communityId));
});

/** Returns a person's standing in a community, in one query; undefined when the workspace has no such community. */
export async function standingIn(
  tx: Tx,
  communityId: string,
  person: Person,
  now: Date,
): Promise<Standing | undefined> {
  const [row] = await inOne(tx, { communityId, ...factsOf(person, now) });
  if (!row) return undefined;
  const { present: isPresent, ...found } = row;
  const member = isPresent && canBelong(person);
  return { ...found, member, roles: member ? row.roles : [] };
}

const inEach = prepared(OF_PERSON, (tx, person) =>
  tx
    .select(standingColumns(person))
    .from(members)
    .innerJoin(communities, eq(communities.id, members.communityId))
    .where(and(eq(members.userId, person.userId), isNull(members.leftAt)))
    .orderBy(members.joinedAt, communities.createdAt, communities.name),
);

/** Returns a person's standings in the communities that they are in, the one joined first first. Runs one query. */
export async function standingsOf(tx: Tx, person: Person, now: Date): Promise<Standing[]> {
  if (!canBelong(person)) return [];
  const rows = await inEach(tx, factsOf(person, now));
  return rows.map((row) => ({ ...row, member: true }));
}

/** A role that a member of a community holds. */
export interface Holding extends Pick<typeof communityRoles.$inferSelect, 'userId' | 'role' | 'topic' | 'endsAt'> {
  readonly name: string;
  /** The holder's time zone. */
  readonly zone: string;
  readonly grantedAt: Date;
  readonly grantedBy: string | null;
}

/** Returns who holds these roles in a community now, the longest-serving first, with the one who set it up before. */
export async function holdersOf(tx: Tx, communityId: string, roles: readonly Role[], now: Date): Promise<Holding[]> {
  const { userId, role, topic, endsAt, grantedAt, grantedBy } = communityRoles;
  return tx
    .select({ userId, role, topic, endsAt, grantedAt, grantedBy, name: people.name, zone: personColumns.zone })
    .from(communityRoles)
    .innerJoin(members, and(eq(members.communityId, communityRoles.communityId), eq(members.userId, userId)))
    .innerJoin(people, eq(people.userId, userId))
    .innerJoin(communities, eq(communities.id, communityRoles.communityId))
    .where(and(eq(communityRoles.communityId, communityId), inArray(role, [...roles]), counts(now), isActiveMember))
    .orderBy(grantedAt, sql`${userId} <> ${communities.createdBy}`, userId, topic);
}

/** Returns a subquery for the ids of the users who hold one of these roles in a community now. */
export function holderIds(tx: Tx, communityId: string, roles: readonly Role[], now: Date) {
  const { userId, role } = communityRoles;
  return tx
    .select({ userId })
    .from(communityRoles)
    .innerJoin(members, and(eq(members.communityId, communityRoles.communityId), eq(members.userId, userId)))
    .innerJoin(people, eq(people.userId, userId))
    .where(and(eq(communityRoles.communityId, communityId), inArray(role, [...roles]), counts(now), isActiveMember));
}

/**
 * Returns the user id of a community's longest-serving organizer who is a member with an active account; undefined if
 * there is none.
 */
export async function firstOrganizerOf(tx: Tx, communityId: string, now: Date): Promise<string | undefined> {
  return (await holdersOf(tx, communityId, ['organizer'], now))[0]?.userId;
}

/** An SQL expression for the number of members of a community who hold a role. */
export function holdersIn(communityId: string, role: Role, now: Date) {
  return sql<number>`(select count(*) from ${communityRoles} join ${members} using (workspace_id, community_id, user_id)
    where ${and(eq(communityRoles.communityId, communityId), eq(communityRoles.role, role), counts(now), isNull(members.leftAt))})`;
}

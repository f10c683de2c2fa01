import { and, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { type Community, lockCommunity } from './communities.js';
import type { Tx } from './database/database.js';
import { domainEvent, type Tell } from './domain-events.js';
import { membersOf } from './members.js';
import type { Role } from './roles.js';
import { communities, communityRoles } from './schema.js';

/** Published when a person gets a role, loses it, or its end date changes. */
export const roleChanged = domainEvent<RoleChange>('role changed');

export interface RoleChange extends RoleOf {
  readonly change: 'given' | 'end date' | 'ended';
  /** The person who did it; null if Hearth did, or if the holder left. */
  readonly by: string | null;
  readonly now: Date;
}

/** A role of one person in a community. `topic` is empty except for a topic leader. */
export interface RoleOf {
  readonly workspaceId: string;
  readonly communityId: string;
  readonly userId: string;
  readonly role: Role;
  readonly topic: string;
}

export type RoleRow = typeof communityRoles.$inferSelect;

/** Makes changes to a community's roles wait for each other, until the transaction ends. */
export async function lockRoles(tx: Tx, communityId: string): Promise<void> {
  await lockCommunity(tx, communityId);
}

const isRole = (it: RoleOf) =>
  and(
    eq(communityRoles.communityId, it.communityId),
    eq(communityRoles.userId, it.userId),
    eq(communityRoles.role, it.role),
    eq(communityRoles.topic, it.topic),
  );

/** Returns the row of a role that somebody holds or recently held. */
export async function roleRow(tx: Tx, it: RoleOf): Promise<RoleRow | undefined> {
  return (await tx.select().from(communityRoles).where(isRole(it)))[0];
}

/** Returns true if the role has not ended by then, given that its holder is a member. */
export function holds(row: RoleRow | undefined, now: Date): row is RoleRow {
  return row !== undefined && row.endedAt === null && (row.endsAt === null || row.endsAt > now);
}

/**
 * Gives somebody a role until `endsAt`, or without an end date if that is null. All roles are given here. Returns the
 * row of the one who already holds it, and then changes nothing. The caller has locked the roles.
 */
export async function giveRole(
  tx: Tx,
  tell: Tell,
  it: RoleOf & { readonly endsAt: Date | null; readonly by: string | null; readonly now: Date },
): Promise<RoleRow | undefined> {
  const { endsAt, by, now, ...role } = it;
  const before = await roleRow(tx, role);
  if (holds(before, now)) return before;
  const row = { ...role, grantedAt: now, grantedBy: by, endsAt, endedAt: null, endedBy: null };
  const { workspaceId, communityId, userId, topic } = communityRoles;
  await tx
    .insert(communityRoles)
    .values(row)
    .onConflictDoUpdate({ target: [workspaceId, communityId, userId, communityRoles.role, topic], set: row });
  if (role.role === 'organizer')
    await tx.update(communities).set({ unorganizedSince: null }).where(eq(communities.id, role.communityId));
  await tell(tx, roleChanged, { ...role, change: 'given', by, now });
  return undefined;
}

/** Changes the end date of a role that somebody holds; null removes it. */
export async function changeEnd(
  tx: Tx,
  tell: Tell,
  it: RoleOf & { readonly endsAt: Date | null; readonly by: string; readonly now: Date },
): Promise<void> {
  const { endsAt, by, now, ...role } = it;
  await tx.update(communityRoles).set({ endsAt }).where(isRole(role));
  await tell(tx, roleChanged, { ...role, change: 'end date', by, now });
}

/** Ends a role that somebody holds. */
export async function endRole(
  tx: Tx,
  tell: Tell,
  it: RoleOf & { readonly by: string | null; readonly now: Date },
): Promise<void> {
  const { by, now, ...role } = it;
  const { rowCount } = await tx
    .update(communityRoles)
    .set({ endedAt: now, endedBy: by })
    .where(and(isRole(role), isNull(communityRoles.endedAt)));
  if (rowCount) await tell(tx, roleChanged, { ...role, change: 'ended', by, now });
}

/** Ends the roles in a community whose end date has passed, and those that these people hold without being members. */
export async function endLapsedRoles(
  tx: Tx,
  tell: Tell,
  { id: communityId }: Pick<Community, 'id'>,
  { userIds, now }: { readonly userIds: readonly string[]; readonly now: Date },
): Promise<void> {
  const present = userIds.length > 0 ? await membersOf(tx, communityId, userIds) : [];
  const absent = userIds.filter((userId) => !present.some((it) => it.userId === userId));
  const { endsAt, endedAt, userId } = communityRoles;
  const isOver = and(isNotNull(endsAt), lte(endsAt, now));
  const rows = await tx
    .select()
    .from(communityRoles)
    .where(
      and(
        eq(communityRoles.communityId, communityId),
        isNull(endedAt),
        or(isOver, absent.length > 0 ? inArray(userId, absent) : sql`false`),
      ),
    );
  for (const row of rows) {
    const { workspaceId, role, topic } = row;
    await endRole(tx, tell, { workspaceId, communityId, userId: row.userId, role, topic, by: null, now });
  }
}

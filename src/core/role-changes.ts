import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from './database/database.js';
import { domainEvent, type Tell } from './domain-events.js';
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
  // Not `for update`, which would wait for transactions that add members.
  await tx.select({ id: communities.id }).from(communities).where(eq(communities.id, communityId)).for('no key update');
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

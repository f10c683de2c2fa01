import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { invitations } from '../schema.js';

export type Invited = typeof invitations.$inferSelect;

/** Invites these people, except those who were invited before. */
export async function invite(tx: Tx, rows: readonly Omit<Invited, 'declinedAt'>[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(invitations)
      .values([...rows])
      .onConflictDoNothing();
}

export async function invitationOf(tx: Tx, communityId: string, userId: string): Promise<Invited | undefined> {
  const theirs = and(eq(invitations.communityId, communityId), eq(invitations.userId, userId));
  return (await tx.select().from(invitations).where(theirs))[0];
}

/** Returns the user ids of the people who were invited and have not said no. */
export async function invitedTo(tx: Tx, communityId: string): Promise<string[]> {
  const open = and(eq(invitations.communityId, communityId), isNull(invitations.declinedAt));
  return (await tx.select({ userId: invitations.userId }).from(invitations).where(open)).map((it) => it.userId);
}

/** Returns the user ids of all people who were ever invited. */
export async function everInvitedTo(tx: Tx, communityId: string): Promise<string[]> {
  const all = eq(invitations.communityId, communityId);
  return (await tx.select({ userId: invitations.userId }).from(invitations).where(all)).map((it) => it.userId);
}

export async function decline(tx: Tx, communityId: string, userId: string, now: Date): Promise<void> {
  const theirs = and(eq(invitations.communityId, communityId), eq(invitations.userId, userId));
  await tx.update(invitations).set({ declinedAt: now }).where(theirs);
}

/** An SQL expression that is true if anybody was invited. */
export function anyInvited(communityId: string) {
  return sql<boolean>`exists (select 1 from ${invitations} where ${eq(invitations.communityId, communityId)})`;
}

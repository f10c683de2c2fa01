import { and, asc, eq, inArray, isNull, max, type SQL } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { people } from '../../../core/schema.js';
import { isLiving } from '../domain/terms.js';
import { partners, partnerships } from '../schema.js';

export type Partnership = typeof partnerships.$inferSelect;
export type PartnerRow = typeof partners.$inferSelect;

/** A partnership with its members, and those who were asked. */
export interface Found extends Partnership {
  readonly partners: readonly (PartnerRow & { readonly name: string })[];
}

const living = inArray(partners.state, ['asked', 'in']);

export async function partnershipById(tx: Tx, id: string): Promise<Found | undefined> {
  const [found] = await tx.select().from(partnerships).where(eq(partnerships.id, id));
  return found && { ...found, partners: await partnersOf(tx, id) };
}

/** Returns the partnership, locked until the transaction ends. */
export async function lockPartnership(tx: Tx, id: string): Promise<Found | undefined> {
  const [found] = await tx.select().from(partnerships).where(eq(partnerships.id, id)).for('update');
  return found && { ...found, partners: await partnersOf(tx, id) };
}

async function partnersOf(tx: Tx, id: string): Promise<Found['partners']> {
  const rows = await tx
    .select({ partner: partners, name: people.name })
    .from(partners)
    .innerJoin(people, eq(people.userId, partners.userId))
    .where(eq(partners.partnershipId, id))
    .orderBy(asc(people.name), asc(partners.userId));
  return rows.map(({ partner, name }) => ({ ...partner, name }));
}

/** Returns the members of a partnership, or those asked, other than this one, as long as they have not said no or left. */
export function othersIn(it: Pick<Found, 'partners'>, userId: string): Found['partners'] {
  return it.partners.filter((one) => one.userId !== userId && isLiving(one));
}

/** Returns the ids of the partnerships and questions that live, in a fixed order: in a community, with these users. */
export function livingWith(tx: Tx, communityId: string, userIds: readonly string[]): Promise<string[]> {
  return idsOf(tx, and(eq(partners.communityId, communityId), inArray(partners.userId, [...userIds])));
}

/** Returns those of this person, in all communities. */
export function livingOf(tx: Tx, userId: string): Promise<string[]> {
  return idsOf(tx, eq(partners.userId, userId));
}

async function idsOf(tx: Tx, which: SQL | undefined): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: partners.partnershipId })
    .from(partners)
    .where(and(which, living))
    .orderBy(asc(partners.partnershipId));
  return rows.map(({ id }) => id);
}

/** Returns the ids of all that live in a community. */
export async function livingIn(tx: Tx, communityId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: partnerships.id })
    .from(partnerships)
    .where(and(eq(partnerships.communityId, communityId), isNull(partnerships.endedAt)))
    .orderBy(asc(partnerships.id));
  return rows.map(({ id }) => id);
}

type Place = Pick<Partnership, 'workspaceId' | 'communityId'>;

/** Opens a question between these members. If any of them has a partner, or an open question, returns them instead. */
export async function open(
  tx: Tx,
  place: Place,
  it: Pick<Partnership, 'askedBy' | 'askedAt' | 'endsAt'>,
  members: readonly Pick<PartnerRow, 'userId' | 'state' | 'tells'>[],
): Promise<{ readonly id: string } | { readonly taken: readonly string[] }> {
  const [opened] = await tx
    .insert(partnerships)
    .values({ ...place, ...it, lookAt: it.endsAt })
    .returning({ id: partnerships.id });
  if (!opened) throw new Error('A partnership was made and is not there.');
  // In a fixed order, because two who ask each other at once wait for each other.
  const sorted = [...members].sort((a, b) => (a.userId < b.userId ? -1 : 1));
  const rows = sorted.map((one) => ({ ...place, partnershipId: opened.id, ...one, changedAt: it.askedAt }));
  const added = await tx.insert(partners).values(rows).onConflictDoNothing().returning({ userId: partners.userId });
  const taken = members.map(({ userId }) => userId).filter((id) => !added.some(({ userId }) => userId === id));
  if (taken.length === 0) return opened;
  await tx.delete(partnerships).where(eq(partnerships.id, opened.id));
  return { taken };
}

export async function change(
  tx: Tx,
  id: string,
  values: Partial<Omit<Partnership, 'workspaceId' | 'id' | 'communityId'>>,
): Promise<void> {
  await tx.update(partnerships).set(values).where(eq(partnerships.id, id));
}

/** Changes those of these partners who live; all of them if `userIds` is left out. */
export async function changePartners(
  tx: Tx,
  id: string,
  values: Partial<Pick<PartnerRow, 'state' | 'changedAt' | 'tells' | 'renews'>>,
  userIds?: readonly string[],
): Promise<void> {
  const which = userIds ? inArray(partners.userId, [...userIds]) : undefined;
  await tx
    .update(partners)
    .set(values)
    .where(and(eq(partners.partnershipId, id), living, which));
}

/** Returns when these users last declined, or did not answer, a question of that member. */
export async function lastNos(
  tx: Tx,
  communityId: string,
  askedBy: string,
  userIds: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await tx
    .select({ userId: partners.userId, at: max(partners.changedAt) })
    .from(partners)
    .innerJoin(partnerships, eq(partnerships.id, partners.partnershipId))
    .where(
      and(
        eq(partners.communityId, communityId),
        inArray(partners.userId, [...userIds]),
        inArray(partners.state, ['declined', 'expired']),
        eq(partnerships.askedBy, askedBy),
      ),
    )
    .groupBy(partners.userId);
  return new Map(rows.flatMap(({ userId, at }) => (at ? [[userId, at] as const] : [])));
}

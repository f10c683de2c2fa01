import { and, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import { isZone } from './calendar.js';
import type { Tx } from './database/database.js';
import { domainEvent } from './domain-events.js';
import { erasedAmong } from './erasures.js';
import { members, people } from './schema.js';

/** Someone in a workspace, as fresh as Slack's last word on them. Their `zone` is the one that holds: chosen, or else Slack's. */
export type Person = typeof people.$inferSelect;

/** What a person is read by. */
export const personColumns = {
  ...getTableColumns(people),
  zone: sql<string>`coalesce(${people.chosenZone}, ${people.zone})`,
};

/** What Slack says of a user. */
export type Profile = Pick<Person, 'userId' | 'name' | 'zone' | 'locale' | 'standing'>;

/** Whether someone can be a member of a community at all: a human whose account is in use. */
export function isHuman(person: Pick<Person, 'standing'>): boolean {
  return person.standing !== 'bot' && person.standing !== 'deactivated';
}

export async function personById(tx: Tx, userId: string): Promise<Person | undefined> {
  return (await tx.select(personColumns).from(people).where(eq(people.userId, userId)))[0];
}

/** Which of these users Hearth has not met yet. */
export async function unknownOf(tx: Tx, userIds: readonly string[]): Promise<string[]> {
  const known = await tx
    .select({ userId: people.userId })
    .from(people)
    .where(inArray(people.userId, [...userIds]));
  return userIds.filter((userId) => !known.some((person) => person.userId === userId));
}

/** The names of these people, by id, as far as Hearth has met them. */
export async function namesOf(tx: Tx, userIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .select({ userId: people.userId, name: people.name })
    .from(people)
    .where(inArray(people.userId, [...userIds]));
  return new Map(rows.map((row) => [row.userId, row.name]));
}

/**
 * Saves what Slack says of these users, but not of those who had themselves erased. A zone that this machine does not know counts as UTC.
 * Returns the people who were saved.
 */
export async function savePeople(tx: Tx, workspaceId: string, profiles: readonly Profile[]): Promise<Person[]> {
  const erased = await erasedAmong(
    tx,
    profiles.map((it) => it.userId),
  );
  const kept = profiles.filter((it) => !erased.has(it.userId));
  if (kept.length === 0) return [];
  const rows = kept.map((it) => ({ ...it, workspaceId, zone: isZone(it.zone) ? it.zone : 'UTC' }));
  return tx
    .insert(people)
    .values(rows)
    .onConflictDoUpdate({
      target: [people.workspaceId, people.userId],
      set: {
        name: sql`excluded.name`,
        zone: sql`excluded.zone`,
        locale: sql`excluded.locale`,
        standing: sql`excluded.standing`,
      },
    })
    .returning(personColumns);
}

/** Null: the one that Slack has for them. */
export async function chooseZone(tx: Tx, userId: string, zone: string | null): Promise<void> {
  await tx.update(people).set({ chosenZone: zone }).where(eq(people.userId, userId));
}

/** Nothing is sent to them until then; null: they can be written to again. Nothing happens for an id that is nobody's. */
export async function setUnreachable(tx: Tx, userId: string, until: Date | null): Promise<void> {
  await tx.update(people).set({ unreachableUntil: until }).where(eq(people.userId, userId));
}

/** The ids of the communities that this person is in. */
export async function communityIdsOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx
    .select({ communityId: members.communityId })
    .from(members)
    .where(and(eq(members.userId, userId), isNull(members.leftAt)));
  return rows.map((row) => row.communityId);
}

/** A person who had themselves erased joins again. */
export const personRejoined = domainEvent<{ workspaceId: string; userId: string }>('person rejoined');

import { and, eq, getTableColumns, gte, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from './database/database.js';
import { prepared } from './database/prepared.js';
import { domainEvent } from './domain-events.js';
import { erasedAmong } from './erasures.js';
import { members, people } from './schema.js';

/** A user of a workspace, as Slack last described them; read with `personColumns`. */
export type Person = typeof people.$inferSelect;

/** The columns to read a `Person` with. `zone` is the time zone that applies: the person's choice, or else Slack's. */
export const personColumns = {
  ...getTableColumns(people),
  zone: sql<string>`coalesce(${people.chosenZone}, ${people.zone})`,
};

/** The data about a user that comes from Slack. */
export type Profile = Pick<Person, 'userId' | 'name' | 'picture' | 'zone' | 'locale' | 'standing'>;

/** The standings of users who can't be members. */
export const OUTSIDERS = ['bot', 'deactivated', 'stranger'] as const;

/**
 * Returns true if the person can be a member of a community: a human with an active account in the workspace, or in its
 * Enterprise Grid organization.
 */
export function canBelong(person: Pick<Person, 'standing'>): boolean {
  return !OUTSIDERS.some((it) => it === person.standing);
}

const byId = prepared(['userId'], (tx, { userId }) =>
  tx.select(personColumns).from(people).where(eq(people.userId, userId)),
);

export async function personById(tx: Tx, userId: string): Promise<Person | undefined> {
  return (await byId(tx, { userId }))[0];
}

/** Returns the users among these whom Slack didn't describe since then, and those that Hearth has no record of. */
export async function notSeenSince(tx: Tx, userIds: readonly string[], since: Date): Promise<string[]> {
  const seen = await tx
    .select({ userId: people.userId })
    .from(people)
    .where(and(inArray(people.userId, [...userIds]), gte(people.seenAt, since)));
  const ids = new Set(seen.map((it) => it.userId));
  return userIds.filter((it) => !ids.has(it));
}

/** Returns the users among these that Hearth has a record of. */
export async function knownAmong(tx: Tx, userIds: readonly string[]): Promise<string[]> {
  const known = await tx
    .select({ userId: people.userId })
    .from(people)
    .where(inArray(people.userId, [...userIds]));
  return known.map((it) => it.userId);
}

/** Returns the names of these users by id. Leaves out users that Hearth has no record of. */
export async function namesOf(tx: Tx, userIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .select({ userId: people.userId, name: people.name })
    .from(people)
    .where(inArray(people.userId, [...userIds]));
  return new Map(rows.map((row) => [row.userId, row.name]));
}

/**
 * Saves these profiles, which Slack gave at `seenAt`, except those of people who had themselves erased. Returns the
 * people it saved. `updatePeople` also tells about changes.
 */
export async function savePeople(
  tx: Tx,
  workspaceId: string,
  profiles: readonly Profile[],
  seenAt: Date,
): Promise<Person[]> {
  const erased = await erasedAmong(
    tx,
    profiles.map((it) => it.userId),
  );
  const kept = profiles.filter((it) => !erased.has(it.userId));
  if (kept.length === 0) return [];
  const rows = kept.map((it) => ({ ...it, workspaceId, seenAt }));
  return tx
    .insert(people)
    .values(rows)
    .onConflictDoUpdate({
      target: [people.workspaceId, people.userId],
      set: {
        name: sql`excluded.name`,
        picture: sql`excluded.picture`,
        zone: sql`excluded.zone`,
        locale: sql`excluded.locale`,
        standing: sql`excluded.standing`,
        seenAt: sql`excluded.seen_at`,
      },
    })
    .returning(personColumns);
}

/** Locks the person's row until the transaction ends. */
export async function lockPerson(tx: Tx, userId: string): Promise<void> {
  await tx.select({ userId: people.userId }).from(people).where(eq(people.userId, userId)).for('no key update');
}

/** Saves the time zone that the person chose. Null means that Slack's applies again. */
export async function chooseZone(tx: Tx, userId: string, zone: string | null): Promise<void> {
  await tx.update(people).set({ chosenZone: zone }).where(eq(people.userId, userId));
}

/** Saves the address of the person's picture. Does nothing for an unknown user id. */
export async function setPicture(tx: Tx, userId: string, picture: string | null): Promise<void> {
  await tx.update(people).set({ picture }).where(eq(people.userId, userId));
}

/** Stops messages to the person until that time; null allows them again. Does nothing for an unknown user id. */
export async function setUnreachable(tx: Tx, userId: string, until: Date | null): Promise<void> {
  await tx.update(people).set({ unreachableUntil: until }).where(eq(people.userId, userId));
}

const idsOf = prepared(['userId'], (tx, { userId }) =>
  tx
    .select({ communityId: members.communityId })
    .from(members)
    .where(and(eq(members.userId, userId), isNull(members.leftAt))),
);

/** Returns the ids of the communities that the person is a member of. */
export async function communityIdsOf(tx: Tx, userId: string): Promise<string[]> {
  return (await idsOf(tx, { userId })).map((row) => row.communityId);
}

/** Published when a person who had themselves erased joins again. */
export const personRejoined = domainEvent<{ workspaceId: string; userId: string }>('person rejoined');

/** Published when the name of a person in Slack has changed. */
export const personRenamed = domainEvent<{ workspaceId: string; userId: string; now: Date }>('person renamed');

import { and, asc, count, eq, isNull, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { OUTSIDERS } from '../../../core/people.js';
import { members, people } from '../../../core/schema.js';
import { acknowledgements } from '../schema.js';

/** The number of members who have read a version, and of all members. */
export interface Tally {
  readonly agreed: number;
  readonly of: number;
}

/** Records that a member has read that version. Idempotent. */
export async function acknowledge(tx: Tx, row: typeof acknowledgements.$inferInsert): Promise<void> {
  await tx.insert(acknowledgements).values(row).onConflictDoNothing();
}

const hasRead = (number: number): SQL<boolean> => sql`exists (select 1 from ${acknowledgements} a
  where a.community_id = ${members.communityId} and a.user_id = ${members.userId} and a.number >= ${number})`;

const areMembers = (communityId: string) =>
  and(eq(members.communityId, communityId), isNull(members.leftAt), notInArray(people.standing, [...OUTSIDERS]));

/** Returns how many of the current members have read the version with that number or a later one. */
export async function tallyOf(tx: Tx, communityId: string, number: number): Promise<Tally> {
  const [row] = await tx
    .select({ of: count(), agreed: sql<number>`count(*) filter (where ${hasRead(number)})`.mapWith(Number) })
    .from(members)
    .innerJoin(people, eq(people.userId, members.userId))
    .where(areMembers(communityId));
  return row ?? { agreed: 0, of: 0 };
}

/** Returns the names of the current members who have read the version with that number or a later one. */
export async function namesOfReaders(tx: Tx, communityId: string, number: number): Promise<string[]> {
  const rows = await tx
    .select({ name: people.name })
    .from(members)
    .innerJoin(people, eq(people.userId, members.userId))
    .where(and(areMembers(communityId), hasRead(number)))
    .orderBy(asc(people.name));
  return rows.map(({ name }) => name);
}

/** Returns the ids of the current members who have not read the version with that number or a later one. */
export async function membersToAsk(tx: Tx, communityId: string, number: number): Promise<string[]> {
  const rows = await tx
    .select({ userId: members.userId })
    .from(members)
    .innerJoin(people, eq(people.userId, members.userId))
    .where(and(areMembers(communityId), sql`not ${hasRead(number)}`));
  return rows.map(({ userId }) => userId);
}

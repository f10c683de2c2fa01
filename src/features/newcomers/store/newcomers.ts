import { and, asc, desc, eq, getTableColumns, gt, inArray, isNotNull, lte, or, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { people } from '../../../core/schema.js';
import { isAnswered } from '../../activity/index.js';
import { newcomers } from '../schema.js';
import { type Did, isListedSince, listedColumns } from './listed.js';

export type Newcomer = typeof newcomers.$inferSelect;

/** Adds newcomers. Ignores users who are already recorded as new, or as having left. */
export async function addNewcomers(
  tx: Tx,
  rows: readonly Pick<Newcomer, 'workspaceId' | 'communityId' | 'userId' | 'joinedAt' | 'lookAt' | 'listAt'>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(newcomers)
      .values([...rows])
      .onConflictDoNothing();
}

/** Returns the newcomers among these users, as ids, whose first post a greeter was asked to answer. */
export async function waitingAmong(tx: Tx, communityId: string, userIds: readonly string[]): Promise<string[]> {
  const theirs = and(eq(newcomers.communityId, communityId), inArray(newcomers.userId, [...userIds]));
  const rows = await tx
    .select({ id: newcomers.id })
    .from(newcomers)
    .where(and(theirs, isNotNull(newcomers.askedAt)));
  return rows.map(({ id }) => id);
}

/** Drops what was due in this community by then, without doing it. */
export async function dropOverdue(tx: Tx, communityId: string, now: Date): Promise<void> {
  await tx
    .update(newcomers)
    .set({ lookAt: null })
    .where(and(eq(newcomers.communityId, communityId), lte(newcomers.lookAt, now)));
  await tx
    .update(newcomers)
    .set({ listAt: null })
    .where(and(eq(newcomers.communityId, communityId), lte(newcomers.listAt, now)));
}

export async function newcomerById(tx: Tx, id: string): Promise<Newcomer | undefined> {
  return (await tx.select().from(newcomers).where(eq(newcomers.id, id)))[0];
}

/** Returns the newcomer with a row lock that lasts until the transaction ends. */
export async function lockNewcomer(tx: Tx, id: string): Promise<Newcomer | undefined> {
  return (await tx.select().from(newcomers).where(eq(newcomers.id, id)).for('update'))[0];
}

export async function change(tx: Tx, id: string, values: Partial<Omit<Newcomer, 'workspaceId' | 'id'>>) {
  await tx.update(newcomers).set(values).where(eq(newcomers.id, id));
}

/** A newcomer with their name and what they have done so far. */
export interface Named extends Newcomer, Did {
  readonly name: string;
  /** The user id of the member who is writing to them. */
  readonly writer: string | null;
  readonly isMember: boolean;
  /** True if another member has answered their first post. */
  readonly answered: boolean;
}

/**
 * Returns the newcomers that Home shows: this person, if they are one, and, for organizers, those whose first post a
 * greeter was asked to answer since `waitingSince`, and those on a list that began after `listedSince`. Uses one query.
 */
export async function forHome(
  tx: Tx,
  it: { communityId: string; userId: string; waitingSince: Date | undefined; listedSince: Date | undefined },
): Promise<Named[]> {
  const { communityId, userId, channelId, ts } = newcomers;
  const isWaiting = it.waitingSince && and(gt(newcomers.askedAt, it.waitingSince), isNotNull(newcomers.lookAt));
  const isSelf = eq(userId, it.userId);
  const answered = isAnswered({
    ...{ communityId, userId },
    since: sql`to_timestamp(${ts}::float8)`,
    thread: sql`${channelId} || ':' || ${ts}`,
  });
  return tx
    .select({
      ...getTableColumns(newcomers),
      name: people.name,
      answered,
      ...listedColumns(it.listedSince ?? new Date(0)),
    })
    .from(newcomers)
    .innerJoin(people, eq(people.userId, userId))
    .where(and(eq(communityId, it.communityId), or(isSelf, isWaiting, it.listedSince && isListedSince(it.listedSince))))
    .orderBy(desc(isSelf), asc(newcomers.askedAt), asc(newcomers.joinedAt));
}

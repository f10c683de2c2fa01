import { and, asc, eq, gt, isNull, lte, max, notInArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { OUTSIDERS } from '../../../core/people.js';
import { members, people } from '../../../core/schema.js';
import { hasActed, WRITING } from '../../activity/index.js';
import { checkedIn, replied } from '../../checkins/index.js';
import { writerTo } from '../../nudges/index.js';
import { newcomers } from '../schema.js';

const { communityId, userId, listAt, listedAt, handledAt } = newcomers;

/** The things that a newcomer has done so far. */
export interface Did {
  readonly introduced: boolean;
  readonly wrote: boolean;
  readonly checkedIn: boolean;
}

/** A newcomer on the list of organizers. */
export interface Listed {
  readonly userId: string;
  readonly name: string;
  readonly joinedAt: Date;
  readonly did: Did;
  /** The user id of the member who is writing to them. */
  readonly writer: string | null;
}

/** The condition that organizers see a newcomer of a row on a list that began after that time. */
export function isListedSince(since: Date) {
  return and(gt(listedAt, since), isNull(handledAt));
}

/** The columns to read, beside `people`, about the newcomers on a list that began after that time. */
export function listedColumns(since: Date) {
  return {
    introduced: sql<boolean>`${newcomers.introducedAt} is not null`,
    wrote: hasActed(newcomers, [...WRITING, replied]),
    checkedIn: hasActed(newcomers, [checkedIn]),
    writer: writerTo(newcomers, since),
    isMember: sql<boolean>`(${notInArray(people.standing, [...OUTSIDERS])} and exists (select 1 from ${members} where ${and(
      sql`${members.workspaceId} = ${newcomers.workspaceId}`,
      sql`${members.communityId} = ${communityId}`,
      sql`${members.userId} = ${userId}`,
      isNull(members.leftAt),
    )}))`,
  };
}

/** Returns the newcomers on the current list of a community, the first to join first. Leaves out those who left. */
export async function listedIn(tx: Tx, community: string, since: Date): Promise<Listed[]> {
  const rows = await tx
    .select({ userId, name: people.name, joinedAt: newcomers.joinedAt, ...listedColumns(since) })
    .from(newcomers)
    .innerJoin(people, eq(people.userId, userId))
    .where(and(eq(communityId, community), isListedSince(since)))
    .orderBy(asc(newcomers.joinedAt), asc(people.name));
  return rows
    .filter((row) => row.isMember)
    .map(({ introduced, wrote, checkedIn, ...row }) => ({ ...row, did: { introduced, wrote, checkedIn } }));
}

/** Returns when the last list of a community began. */
export async function lastListedAt(tx: Tx, community: string): Promise<Date | undefined> {
  const [row] = await tx
    .select({ at: max(listedAt) })
    .from(newcomers)
    .where(eq(communityId, community));
  return row?.at ?? undefined;
}

/** Puts the newcomers whose first week is over on a list that begins at `at`; or, if that is later, looks again then. */
export async function list(tx: Tx, community: string, at: Date, now: Date): Promise<void> {
  await tx
    .update(newcomers)
    .set(at > now ? { listAt: at } : { listAt: null, listedAt: at })
    .where(and(eq(communityId, community), lte(listAt, now)));
}

/** Takes everyone off the current list of a community. */
export async function finishList(tx: Tx, community: string, since: Date, now: Date): Promise<void> {
  await tx
    .update(newcomers)
    .set({ handledAt: now })
    .where(and(eq(communityId, community), isListedSince(since)));
}

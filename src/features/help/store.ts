import { and, asc, between, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Day } from '../../core/calendar.js';
import type { Tx } from '../../core/database/database.js';
import { DAY } from '../../core/durations.js';
import { erasedAmong } from '../../core/erasures.js';
import { isOnIn } from '../../core/feature-switches.js';
import { people } from '../../core/schema.js';
import type { ShownCheckin } from '../../core/shared-checkins.js';
import { changed, claimed, settled } from '../../slack/outbound/kept-post.js';
import { helpSwitch } from './contracts.js';
import { type ENDS, helpers, requests } from './schema.js';

export type Request = typeof requests.$inferSelect;
export type End = (typeof ENDS)[number];

/** The time for which Home suggests to ask for help. */
const SUGGESTED_MS = DAY;

/** Returns the ledger key of a request in the thread. */
export function requestKey(id: string): string {
  return `help.request:${id}`;
}

/** Returns the ledger key of the message that tells the author of a request who offered. */
export function offersKey(id: string): string {
  return `help.offers:${id}`;
}

/**
 * Saves that a shared check-in says what is in the way, and where it is. If that was gone in between, its author may ask
 * again. What the thread shows of it may have changed.
 */
export async function saveStuck(tx: Tx, it: ShownCheckin): Promise<void> {
  const { workspaceId, id, communityId, programmeId, userId, day, channelId, threadTs, now } = it;
  const place = { channelId, threadTs };
  await tx.delete(requests).where(and(eq(requests.id, id), eq(requests.end, 'gone')));
  await tx
    .insert(requests)
    .values({ workspaceId, id, communityId, programmeId, userId, day, sharedAt: now, ...place })
    .onConflictDoUpdate({ target: [requests.workspaceId, requests.id], set: place });
  const isOpen = and(eq(requests.id, id), isNotNull(requests.askedAt), isNull(requests.endedAt));
  await tx.update(requests).set(changed(requests, now)).where(isOpen);
}

export async function requestById(tx: Tx, id: string): Promise<Request | undefined> {
  return (await tx.select().from(requests).where(eq(requests.id, id)))[0];
}

/** Returns the request, locked until the transaction ends. */
export async function lockRequest(tx: Tx, id: string): Promise<Request | undefined> {
  return (await tx.select().from(requests).where(eq(requests.id, id)).for('update'))[0];
}

/** Records that its author asks for help, whom they named, and whether the digest may say so. */
export async function ask(
  tx: Tx,
  { workspaceId, id }: Request,
  { named, inDigest, now }: { named: readonly string[]; inDigest: boolean; now: Date },
): Promise<void> {
  await tx
    .update(requests)
    .set({ askedAt: now, inDigest, ...changed(requests, now) })
    .where(eq(requests.id, id));
  const rows = named.map((userId) => ({ workspaceId, requestId: id, userId, isNamed: true }));
  if (rows.length > 0) await tx.insert(helpers).values(rows).onConflictDoNothing();
}

/** Records that somebody offers to help. Returns false if they have offered before. */
export async function offer(tx: Tx, { workspaceId, id }: Request, userId: string, now: Date): Promise<boolean> {
  const rows = await tx
    .insert(helpers)
    .values({ workspaceId, requestId: id, userId, offeredAt: now })
    .onConflictDoUpdate({
      target: [helpers.workspaceId, helpers.requestId, helpers.userId],
      set: { offeredAt: now },
      setWhere: isNull(helpers.offeredAt),
    })
    .returning({ userId: helpers.userId });
  if (rows.length > 0) await tx.update(requests).set(changed(requests, now)).where(eq(requests.id, id));
  return rows.length > 0;
}

/** Ends requests that are open, and forgets those that were never made. Returns the ids of those that were. */
export async function endRequests(tx: Tx, ids: readonly string[], end: End, now: Date): Promise<string[]> {
  if (ids.length === 0) return [];
  await tx.delete(requests).where(and(inArray(requests.id, [...ids]), isNull(requests.askedAt)));
  const rows = await tx
    .update(requests)
    .set({ endedAt: now, end, ...changed(requests, now) })
    .where(and(inArray(requests.id, [...ids]), isNull(requests.endedAt)))
    .returning({ id: requests.id });
  return rows.map(({ id }) => id);
}

/** Returns the ids of requests that are not over: of a community, or of these members of it. */
export async function openRequests(tx: Tx, communityId: string, userIds?: readonly string[]): Promise<string[]> {
  const rows = await tx
    .select({ id: requests.id })
    .from(requests)
    .where(
      and(
        eq(requests.communityId, communityId),
        isNull(requests.endedAt),
        userIds ? inArray(requests.userId, [...userIds]) : undefined,
      ),
    );
  return rows.map(({ id }) => id);
}

/** Returns the open requests of members, for check-ins of these days, that the digest may tell of; the newest first. */
export async function wantedIn(
  tx: Tx,
  { communityId, from, until }: { communityId: string; from: Day; until: Day },
): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: requests.id, name: people.name })
    .from(requests)
    .innerJoin(people, eq(people.userId, requests.userId))
    .where(
      and(
        eq(requests.communityId, communityId),
        between(requests.day, from, until),
        eq(requests.inDigest, true),
        isNotNull(requests.askedAt),
        isNull(requests.endedAt),
      ),
    )
    .orderBy(sql`${requests.sharedAt} desc`);
}

/** Returns the ids of the requests that a member made. */
export async function madeBy(tx: Tx, userId: string): Promise<string[]> {
  const isMade = and(eq(requests.userId, userId), isNotNull(requests.askedAt));
  return (await tx.select({ id: requests.id }).from(requests).where(isMade)).map(({ id }) => id);
}

/** Makes the requests due that show a person who offered to help. */
export async function markOffersOf(tx: Tx, userId: string, now: Date): Promise<void> {
  const offered = tx.select({ id: helpers.requestId }).from(helpers).where(eq(helpers.userId, userId));
  await tx
    .update(requests)
    .set(changed(requests, now))
    .where(and(inArray(requests.id, offered), isNotNull(requests.askedAt)));
}

/** The people whom a request shows. */
export interface People {
  readonly named: readonly string[];
  /** Those who offered, in the order in which they did. */
  readonly offers: readonly { readonly userId: string; readonly name: string }[];
}

export async function peopleOf(tx: Tx, requestId: string): Promise<People> {
  const all = await tx
    .select({ userId: helpers.userId, isNamed: helpers.isNamed, offeredAt: helpers.offeredAt, name: people.name })
    .from(helpers)
    .innerJoin(people, eq(people.userId, helpers.userId))
    .where(eq(helpers.requestId, requestId))
    .orderBy(asc(helpers.offeredAt), asc(helpers.userId));
  const erased = await erasedAmong(
    tx,
    all.map(({ userId }) => userId),
  );
  const rows = all.filter(({ userId }) => !erased.has(userId));
  return {
    named: rows.filter(({ isNamed }) => isNamed).map(({ userId }) => userId),
    offers: rows.filter(({ offeredAt }) => offeredAt).map(({ userId, name }) => ({ userId, name })),
  };
}

/** A request as its author sees it: not made yet, or open. */
export interface Own {
  readonly id: string;
  readonly isAsked: boolean;
  readonly offers: readonly string[];
}

/** Returns a member's request for the check-in of that day, or else their latest, as long as they can do something about it. */
export async function ownRequest(
  tx: Tx,
  it: { communityId: string; userId: string; now: Date; of?: { programmeId: string; day: Day } },
): Promise<Own | undefined> {
  const { communityId, userId, now, of } = it;
  const since = new Date(now.getTime() - SUGGESTED_MS);
  const which = of
    ? and(eq(requests.programmeId, of.programmeId), eq(requests.day, of.day))
    : or(isNotNull(requests.askedAt), sql`${requests.sharedAt} > ${since.toISOString()}`);
  const offers = tx
    .select({ name: people.name })
    .from(helpers)
    .innerJoin(people, eq(people.userId, helpers.userId))
    .where(and(eq(helpers.requestId, requests.id), isNotNull(helpers.offeredAt)))
    .orderBy(helpers.offeredAt);
  const [row] = await tx
    .select({
      id: requests.id,
      isAsked: sql<boolean>`${requests.askedAt} is not null`,
      offers: sql<string[]>`array${offers}`,
    })
    .from(requests)
    .where(
      and(
        eq(requests.communityId, communityId),
        eq(requests.userId, userId),
        isNull(requests.endedAt),
        isOnIn(helpSwitch, requests),
        which,
      ),
    )
    .orderBy(sql`${requests.sharedAt} desc`)
    .limit(1);
  return row;
}

/** Claims the edit of a request in the thread, and returns it; undefined if it is not due. */
export async function claimRequest(tx: Tx, id: string, now: Date): Promise<Request | undefined> {
  const due = and(eq(requests.id, id), lte(requests.dueAt, now), isNotNull(requests.askedAt));
  return (await tx.update(requests).set(claimed(now)).where(due).returning())[0];
}

/** Records that the thread shows the request as of `changes`, and when to look at it again. */
export async function settleRequest(
  tx: Tx,
  { id, changes: seen }: Request,
  it: { againAt: Date | null; now: Date },
): Promise<void> {
  await tx
    .update(requests)
    .set(settled(requests, { seen, ...it }))
    .where(eq(requests.id, id));
}

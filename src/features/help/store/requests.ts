import { and, between, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { people } from '../../../core/schema.js';
import type { ShownCheckin } from '../../../core/shared-checkins.js';
import { changed } from '../../../slack/outbound/kept-post.js';
import { type ENDS, helpers, requests } from '../schema.js';

export type Request = typeof requests.$inferSelect;
export type End = (typeof ENDS)[number];

/**
 * Saves that a shared check-in says what is in the way, and where it is. If that was gone in between, its author may ask
 * again. What the thread shows of it may have changed. Returns true if its author has asked for help.
 */
export async function saveStuck(tx: Tx, it: ShownCheckin): Promise<boolean> {
  const { workspaceId, id, communityId, programmeId, userId, day, channelId, threadTs, now } = it;
  const place = { channelId, threadTs };
  await tx.delete(requests).where(and(eq(requests.id, id), eq(requests.end, 'gone')));
  await tx
    .insert(requests)
    .values({ workspaceId, id, communityId, programmeId, userId, day, sharedAt: now, ...place })
    .onConflictDoUpdate({ target: [requests.workspaceId, requests.id], set: place });
  const isOpen = and(eq(requests.id, id), isNotNull(requests.askedAt), isNull(requests.endedAt));
  return (
    (await tx.update(requests).set(changed(requests, now)).where(isOpen).returning({ id: requests.id })).length > 0
  );
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

/** Requests after their end: those that were made have ended, and those that never were are deleted. */
interface Ended {
  readonly made: readonly string[];
  readonly forgotten: readonly Pick<Request, 'programmeId' | 'userId'>[];
}

/** Ends requests that are open. */
export async function endRequests(tx: Tx, ids: readonly string[], end: End, now: Date): Promise<Ended> {
  const nothing = { made: [], forgotten: [] };
  if (ids.length === 0) return nothing;
  // Nearly all check-ins have none.
  const known = await tx
    .select({ id: requests.id })
    .from(requests)
    .where(inArray(requests.id, [...ids]))
    .limit(1);
  if (known.length === 0) return nothing;
  const forgotten = await tx
    .delete(requests)
    .where(and(inArray(requests.id, [...ids]), isNull(requests.askedAt)))
    .returning({ programmeId: requests.programmeId, userId: requests.userId });
  const rows = await tx
    .update(requests)
    .set({ endedAt: now, end, ...changed(requests, now) })
    .where(and(inArray(requests.id, [...ids]), isNull(requests.endedAt)))
    .returning({ id: requests.id });
  return { made: rows.map(({ id }) => id), forgotten };
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

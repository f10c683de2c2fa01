import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { erasedAmong } from '../../../core/erasures.js';
import { people } from '../../../core/schema.js';
import { changed } from '../../../slack/outbound/kept-post.js';
import { helpers, requests } from '../schema.js';
import type { Request } from './requests.js';

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

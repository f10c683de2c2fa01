import { and, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import type { Post } from '../domain/limits.js';
import { hosts, posts } from '../schema.js';

export type PostRow = typeof posts.$inferSelect;

/** A post, by its place and its author. */
export type PostIds = Pick<PostRow, 'workspaceId' | 'communityId' | 'channelId' | 'ts' | 'userId' | 'postedAt' | 'day'>;

const target = [posts.workspaceId, posts.communityId, posts.channelId, posts.ts];

/** Stands for the timestamp of the content of a post of which only its deletion or its mark is known. */
const UNKNOWN = '0';

/**
 * Counts a post, or what it was changed to. Events may come twice and in any order: only the latest content counts.
 * Returns the id of the post if its limits are to be checked now.
 */
export async function countPost(
  tx: Tx,
  post: PostIds,
  { hostId, contentTs, now }: { hostId: string | undefined; contentTs: string; now: Date },
): Promise<string | undefined> {
  const [row] = await tx
    .insert(posts)
    .values({ ...post, hostId: hostId ?? null, contentTs, checkAt: now })
    .onConflictDoUpdate({
      target,
      set: {
        hostId: sql`excluded.host_id`,
        contentTs: sql`excluded.content_ts`,
        checkAt: sql`case when ${posts.deletedAt} is null
          and (${posts.contentTs} = ${UNKNOWN} or ${posts.hostId} is distinct from excluded.host_id)
          then excluded.check_at else ${posts.checkAt} end`,
      },
      setWhere: sql`excluded.content_ts > ${posts.contentTs}`,
    })
    .returning({ id: posts.id, checkAt: posts.checkAt });
  return row?.checkAt ? row.id : undefined;
}

/** Records that a post was deleted, also before it was counted. */
export async function countDeletion(tx: Tx, post: PostIds, now: Date): Promise<void> {
  await tx
    .insert(posts)
    .values({ ...post, contentTs: UNKNOWN, deletedAt: now })
    .onConflictDoUpdate({
      target,
      set: { deletedAt: sql`coalesce(${posts.deletedAt}, excluded.deleted_at)`, checkAt: null },
    });
}

/**
 * Records that its author says that a post is promotion. Returns its id if its limits are to be checked now; undefined if
 * they had said so before, or the post was deleted.
 */
export async function markPost(tx: Tx, post: PostIds, now: Date): Promise<string | undefined> {
  const [row] = await tx
    .insert(posts)
    .values({ ...post, contentTs: UNKNOWN, markedAt: now, checkAt: now })
    .onConflictDoUpdate({
      target,
      set: { markedAt: sql`excluded.marked_at`, checkAt: sql`excluded.check_at` },
      setWhere: sql`${posts.markedAt} is null and ${posts.deletedAt} is null`,
    })
    .returning({ id: posts.id });
  return row?.id;
}

/** Returns a post whose limits are to be checked, and records that they are; undefined if that is done. */
export async function takeCheck(tx: Tx, id: string): Promise<PostRow | undefined> {
  const [row] = await tx
    .update(posts)
    .set({ checkAt: null })
    .where(and(eq(posts.id, id), isNotNull(posts.checkAt)))
    .returning();
  return row;
}

/** Has the limits of a post checked once more. */
export async function checkAgain(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.update(posts).set({ checkAt: now }).where(eq(posts.id, id));
}

/** Returns a member's posts in a community from that day on, by their own calendar, without deleted ones. */
export async function postsOf(tx: Tx, communityId: string, userId: string, from: Day): Promise<Post[]> {
  const { channelId, ts, postedAt, day, markedAt, deletedAt } = posts;
  const rows = await tx
    .select({ channelId, ts, at: postedAt, day, markedAt, hostSince: hosts.since })
    .from(posts)
    .leftJoin(hosts, eq(hosts.id, posts.hostId))
    .where(and(eq(posts.communityId, communityId), eq(posts.userId, userId), gte(day, from), isNull(deletedAt)));
  return rows.map(({ markedAt, hostSince, ...row }) => ({
    ...row,
    isMarked: markedAt !== null,
    hostSince: hostSince ?? undefined,
  }));
}

export async function postById(tx: Tx, id: string): Promise<PostRow | undefined> {
  return (await tx.select().from(posts).where(eq(posts.id, id)))[0];
}

/** Takes back its author's mark of a post, in all communities in which it counts. */
export async function unmarkPost(tx: Tx, { channelId, ts, userId }: PostRow): Promise<void> {
  await tx
    .update(posts)
    .set({ markedAt: null })
    .where(and(eq(posts.channelId, channelId), eq(posts.ts, ts), eq(posts.userId, userId)));
}

import { and, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { changed, claimed, settled } from '../../../slack/outbound/kept-post.js';
import type { LivingMessages } from '../../../slack/outbound/ledger.js';
import { posts } from '../schema.js';
import type { VersionRow } from './versions.js';

export type Post = typeof posts.$inferSelect;

/** Returns the ledger key of a post. */
export function postKey(id: string): string {
  return `guidelines.post:${id}`;
}

/** Finds the posts that show the guidelines, and those that were replaced not long ago. */
export const livingPosts: LivingMessages = (since) =>
  sql`select ${posts.workspaceId}, ${postKey('')} || ${posts.id} from ${posts} where ${or(
    isNull(posts.replacedAt),
    gt(posts.replacedAt, since),
  )}`;

/** Adds a post about a version, which is due now. Returns its id; undefined if there is one. */
export async function addPost(
  tx: Tx,
  { workspaceId, communityId, id: versionId }: Pick<VersionRow, 'workspaceId' | 'communityId' | 'id'>,
  kind: Post['kind'],
  now: Date,
): Promise<string | undefined> {
  const [row] = await tx
    .insert(posts)
    .values({ workspaceId, communityId, versionId, kind, dueAt: now })
    .onConflictDoNothing()
    .returning({ id: posts.id });
  return row?.id;
}

/**
 * Records that the posts of a community, of that kind or of both, do not show the facts. Each may be edited at once, or
 * ten seconds after its last edit. Returns the ids of those that may be edited at once.
 */
export async function markPosts(tx: Tx, communityId: string, now: Date, kind?: Post['kind']): Promise<string[]> {
  const rows = await tx
    .update(posts)
    .set(changed(posts, now))
    .where(and(eq(posts.communityId, communityId), isNull(posts.replacedAt), kind ? eq(posts.kind, kind) : undefined))
    .returning({ id: posts.id, dueAt: posts.dueAt });
  return rows.flatMap(({ id, dueAt }) => (dueAt && dueAt <= now ? [id] : []));
}

/** Returns true if a community has a newer post of the same kind. */
export async function hasNewerPost(tx: Tx, { id, communityId, kind, versionId }: Post): Promise<boolean> {
  const newer = sql`(select v.number from guideline_versions v where v.id = ${posts.versionId}) >
    (select v.number from guideline_versions v where v.id = ${versionId}::uuid)`;
  const rows = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.communityId, communityId), eq(posts.kind, kind), ne(posts.id, id), newer))
    .limit(1);
  return rows.length > 0;
}

/**
 * Claims the edit of a post for ten seconds, and returns it; undefined if it is not due. If the edit is not settled, it
 * is due again after that.
 */
export async function claimPost(tx: Tx, id: string, now: Date): Promise<Post | undefined> {
  const [row] = await tx
    .update(posts)
    .set(claimed(now))
    .where(and(eq(posts.id, id), lte(posts.dueAt, now)))
    .returning();
  return row;
}

/**
 * Records that the post shows the facts as of `changes`, or that the edit has to wait until `againAt`. There may have
 * been other changes after them.
 */
export async function settlePost(
  tx: Tx,
  { id, changes }: Pick<Post, 'id' | 'changes'>,
  now: Date,
  it: { againAt: Date | null } & Partial<Pick<Post, 'postedAt' | 'replacedAt'>>,
): Promise<void> {
  const { againAt, ...values } = it;
  const shown = settled(posts, { seen: changes, againAt, now });
  await tx
    .update(posts)
    .set({ ...values, ...shown, ...(values.replacedAt ? { dueAt: null } : {}) })
    .where(eq(posts.id, id));
}

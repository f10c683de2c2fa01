import { and, eq, gte, isNull } from 'drizzle-orm';
import { addDays, dayIn } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { holdersOf } from '../../../core/roles.js';
import { instantOf } from '../../../slack/timestamp.js';
import { channelsOf, postsSince } from '../../activity/index.js';
import type { Post } from '../domain/limits.js';
import type { Counted } from '../domain/trial.js';
import { hosts, posts } from '../schema.js';

/** The number of days on which limits are tried. */
const TRIAL_DAYS = 30;

/**
 * Returns the members of a community with their posts in the last 30 days. Those are from the counts of activity, which
 * are there before any limit is set, and from the posts that were counted for limits.
 */
export async function postsToTry(tx: Tx, { id }: Community, isExempt: boolean, now: Date): Promise<Counted[]> {
  const since = addDays(dayIn('UTC', now), -TRIAL_DAYS);
  const organizers = isExempt ? await holdersOf(tx, id, ['organizer'], now) : [];
  const byMember = new Map<string, Map<string, Post>>();
  const add = (userId: string, post: Post) => {
    const theirs = byMember.get(userId) ?? new Map<string, Post>();
    byMember.set(userId, theirs.set(`${post.channelId} ${post.ts}`, post));
  };
  for (const { userId, ...post } of await postsSince(tx, id, since))
    add(userId, { ...post, at: instantOf(post.ts), isMarked: false, hostSince: undefined });
  for (const { userId, markedAt, hostSince, ...post } of await countedSince(tx, id, since))
    add(userId, { ...post, isMarked: markedAt !== null, hostSince: hostSince ?? undefined });
  return (await membersOf(tx, id)).map(({ userId, joinedAt }) => ({
    joinedAt,
    isExempt: organizers.some((it) => it.userId === userId),
    posts: [...(byMember.get(userId)?.values() ?? [])],
  }));
}

/** Returns the ids of the channels whose posts are counted in a community. */
export async function countedChannels(tx: Tx, { id, channelId }: Community): Promise<string[]> {
  return [channelId, ...(await channelsOf(tx, id))];
}

function countedSince(tx: Tx, communityId: string, since: string) {
  const { userId, channelId, ts, postedAt, day, markedAt } = posts;
  return tx
    .select({ userId, channelId, ts, at: postedAt, day, markedAt, hostSince: hosts.since })
    .from(posts)
    .leftJoin(hosts, eq(hosts.id, posts.hostId))
    .where(and(eq(posts.communityId, communityId), gte(day, since), isNull(posts.deletedAt)));
}

import { and, eq, gt, gte, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { kinds } from '../domain.js';
import { activity } from '../schema.js';

/** A new post of a member, with their local day. */
export interface CountedPost {
  readonly userId: string;
  readonly day: Day;
  readonly channelId: string;
  readonly ts: string;
}

/**
 * Returns the new posts in the channels of a community from that day on, without replies and deleted posts. Misses some
 * of a member who wrote more than thirty on one day.
 */
export async function postsSince(tx: Tx, communityId: string, since: Day): Promise<CountedPost[]> {
  const place = sql<string>`unnest(${activity.threads})`;
  const rows = await tx
    .select({ userId: activity.userId, day: activity.day, place })
    .from(activity)
    .where(
      and(
        eq(activity.communityId, communityId),
        eq(activity.kind, kinds.post.name),
        gte(activity.day, since),
        gt(activity.count, 0),
      ),
    );
  return rows.flatMap(({ place, ...row }) => {
    const [channelId, ts] = place.split(':');
    return channelId && ts ? [{ ...row, channelId, ts }] : [];
  });
}

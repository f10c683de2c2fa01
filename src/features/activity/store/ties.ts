import { and, arrayContains, desc, eq, gt, gte, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { addDays, type Day, dayIn } from '../../../core/calendar.js';
import { type Member, membersOf } from '../../../core/communities.js';
import type { Tx } from '../../../core/db.js';
import { type Place, WEIGHTS } from '../domain.js';
import { activity } from '../schema.js';

/** As many as are looked at for one who is there. */
const CANDIDATES = 20;

/** Who had most to do with this member since that day, either way, and is a member still and not away. */
export async function closestPeer(
  tx: Tx,
  it: { communityId: string; userId: string; since: Day; now: Date },
): Promise<Member | undefined> {
  const { communityId, userId, since, now } = it;
  const other = sql<string>`case when ${activity.userId} = ${userId} then ${activity.withUser} else ${activity.userId} end`;
  const [first, ...rest] = Object.entries(WEIGHTS).map(([kind, weight]) => sql`when ${kind} then ${weight}::int`);
  const tie = sql`sum(${activity.count} * case ${activity.kind} ${sql.join([first, ...rest], sql` `)} else 0 end)`;
  const ranked = await tx
    .select({ other })
    .from(activity)
    .where(
      and(
        eq(activity.communityId, communityId),
        gte(activity.day, since),
        gt(activity.count, 0),
        ne(activity.withUser, ''),
        or(eq(activity.userId, userId), eq(activity.withUser, userId)),
      ),
    )
    .groupBy(sql`1`)
    .orderBy(desc(tie), sql`1`)
    .limit(CANDIDATES);
  const there = await membersOf(
    tx,
    communityId,
    ranked.map((row) => row.other),
  );
  const present = there.filter((one) => !isAwayOn(one, dayIn(one.zone, now)));
  return ranked.map((row) => present.find((one) => one.userId === row.other)).find((one) => one !== undefined);
}

function isAwayOn({ awayFrom, awayUntil }: Member, day: Day): boolean {
  return awayFrom !== null && awayUntil !== null && awayFrom <= day && day <= awayUntil;
}

/**
 * Whether another member wrote to this one after that instant: answered or mentioned them anywhere, or joined the thread that is named as
 * `threadAt` does.
 */
export async function wasAnswered(
  tx: Tx,
  it: { communityId: string; userId: string; since: Date; thread?: string | undefined },
): Promise<boolean> {
  const { communityId, userId, since, thread } = it;
  const [found] = await tx
    .select({ userId: activity.userId })
    .from(activity)
    .where(
      and(
        eq(activity.communityId, communityId),
        // Whatever zone who answered is in.
        gte(activity.day, addDays(dayIn('UTC', since), -1)),
        inArray(activity.kind, ['reply', 'post']),
        gt(activity.count, 0),
        gt(activity.lastAt, since),
        ne(activity.userId, userId),
        or(eq(activity.withUser, userId), thread ? arrayContains(activity.threads, [thread]) : undefined),
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** A message for somebody: who wrote it, when, whether it answers them or names them, and where it is. */
export interface Word extends Place {
  readonly userId: string;
  readonly kind: 'reply' | 'post';
  readonly at: Date;
}

/**
 * What others wrote to a member since that day, the newest first, as far as the member has not come back to it: by a reply there or to who
 * wrote it, or a reaction to them.
 */
export async function wordsAwaiting(tx: Tx, communityId: string, userId: string, since: Day): Promise<Word[]> {
  const mine = alias(activity, 'mine');
  const thread = sql`${activity.channelId} || ':' || coalesce(${activity.threadTs}, ${activity.ts})`;
  const cameBack = tx
    .select({ one: sql`1` })
    .from(mine)
    .where(
      and(
        eq(mine.communityId, communityId),
        eq(mine.userId, userId),
        gte(mine.day, since),
        gt(mine.count, 0),
        gt(mine.lastAt, activity.lastAt),
        or(eq(mine.withUser, activity.userId), sql`${thread} = any(${mine.threads})`),
      ),
    );
  const rows = await tx
    .select({
      userId: activity.userId,
      kind: activity.kind,
      at: activity.lastAt,
      channelId: activity.channelId,
      ts: activity.ts,
      threadTs: activity.threadTs,
    })
    .from(activity)
    .where(
      and(
        eq(activity.withUser, userId),
        // Lets the database see that its index over rows towards somebody will do.
        ne(activity.withUser, ''),
        eq(activity.communityId, communityId),
        gte(activity.day, since),
        inArray(activity.kind, ['reply', 'post']),
        gt(activity.count, 0),
        isNotNull(activity.ts),
        sql`not exists ${cameBack}`,
      ),
    )
    .orderBy(desc(activity.lastAt));
  return rows.flatMap(({ kind, channelId, ts, ...row }) =>
    channelId && ts && (kind === 'reply' || kind === 'post') ? [{ ...row, kind, channelId, ts }] : [],
  );
}

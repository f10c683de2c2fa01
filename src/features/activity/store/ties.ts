import { and, arrayOverlaps, asc, desc, eq, gt, gte, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { isAway } from '../../../core/away.js';
import { addDays, type Day, dayIn } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { type Member, membersOf } from '../../../core/members.js';
import { kinds, type MessagePlace } from '../domain.js';
import { activity } from '../schema.js';

/** As many as are looked at for one who is there. */
const MAX_CANDIDATES = 20;

/** The weight of a row; of older rows, which have none, that of their kind. */
const weight = sql`coalesce(${activity.weight}, case ${activity.kind} ${sql.join(
  Object.values(kinds).map((it) => sql`when ${it.name} then ${it.weight}::int`),
  sql` `,
)} else 0 end)`;

/** Who had most to do with this member since that day, either way, and is a member still and not away. */
export async function closestPeer(
  tx: Tx,
  it: { communityId: string; userId: string; since: Day; now: Date },
): Promise<Member | undefined> {
  const { communityId, userId, since, now } = it;
  const other = sql<string>`case when ${activity.userId} = ${userId} then ${activity.withUser} else ${activity.userId} end`;
  const tie = sql`sum(${activity.count} * ${weight})`;
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
    .limit(MAX_CANDIDATES);
  const there = await membersOf(
    tx,
    communityId,
    ranked.map((row) => row.other),
  );
  const present = there.filter((one) => !isAway(one, dayIn(one.zone, now)));
  return ranked.map((row) => present.find((one) => one.userId === row.other)).find((one) => one !== undefined);
}

/** What may have been answered: something that this member wrote at that instant. */
export interface Awaiting {
  readonly userId: string;
  readonly since: Date;
  /** Its thread, as `threadAt` names it, where replies to it may be replies to nobody that Slack knows: one that we posted for them. */
  readonly thread?: string;
}

/** Which of these another member has answered: by writing to who asked, anywhere, or in that thread. */
export async function answeredOf<It extends Awaiting>(
  tx: Tx,
  communityId: string,
  asked: readonly It[],
): Promise<It[]> {
  if (asked.length === 0) return [];
  const first = asked.reduce((least, { since }) => (since < least ? since : least), asked[0]?.since ?? new Date(0));
  const threads = asked.flatMap((it) => it.thread ?? []);
  const written = await tx
    .select({
      by: activity.userId,
      to: activity.withUser,
      threads: activity.threads,
      at: activity.lastAt,
    })
    .from(activity)
    .where(
      and(
        eq(activity.communityId, communityId),
        // Whatever zone who answered is in.
        gte(activity.day, addDays(dayIn('UTC', first), -1)),
        inArray(activity.kind, [kinds.reply.name, kinds.post.name]),
        gt(activity.count, 0),
        or(
          inArray(
            activity.withUser,
            asked.map((it) => it.userId),
          ),
          threads.length > 0 ? arrayOverlaps(activity.threads, threads) : undefined,
        ),
      ),
    );
  return asked.filter(({ userId, since, thread }) =>
    written.some(
      (it) => it.by !== userId && it.at >= since && (it.to === userId || (thread && it.threads.includes(thread))),
    ),
  );
}

/** Where a member's first post of their own from that day on is, and when it was written. */
export async function firstPost(
  tx: Tx,
  communityId: string,
  userId: string,
  from: Day,
): Promise<{ channelId: string; ts: string } | undefined> {
  const rows = await tx
    .select({ day: activity.day, threads: activity.threads })
    .from(activity)
    .where(
      and(
        eq(activity.communityId, communityId),
        eq(activity.userId, userId),
        gte(activity.day, from),
        eq(activity.kind, kinds.post.name),
        sql`${activity.threads} <> '{}'`,
      ),
    )
    .orderBy(asc(activity.day))
    .limit(MAX_CANDIDATES);
  const [first] = rows
    .filter((row) => row.day === rows[0]?.day)
    .flatMap((row) => row.threads)
    .map((thread) => thread.split(':'))
    .sort(([, a = ''], [, b = '']) => Number(a) - Number(b));
  return first?.[0] && first[1] ? { channelId: first[0], ts: first[1] } : undefined;
}

/** A message for somebody: who wrote it, when, whether it answers them or names them, and where it is. */
export interface Word extends MessagePlace {
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
        inArray(activity.kind, [kinds.reply.name, kinds.post.name]),
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

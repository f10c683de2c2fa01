import {
  and,
  arrayOverlaps,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  ne,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { isAway } from '../../../core/away.js';
import { type Day, dayIn } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import type { ActivityKind } from '../../../core/member-acts.js';
import { type Member, membersOf } from '../../../core/members.js';
import { kinds, type MessagePlace, threadAt } from '../domain.js';
import { activity } from '../schema.js';

/** The largest number of rows that are searched for a match. */
const MAX_CANDIDATES = 20;

/** The weight of a row. Older rows have none and take the weight of their kind. */
const weight = sql`coalesce(${activity.weight}, case ${activity.kind} ${sql.join(
  Object.values(kinds).map((it) => sql`when ${it.name} then ${it.weight}::int`),
  sql` `,
)} else 0 end)`;

/** Returns the current member, not away, who interacted most with this member from `since` on, in either direction. */
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
  const current = await membersOf(
    tx,
    communityId,
    ranked.map((row) => row.other),
  );
  const available = current.filter((one) => !isAway(one, dayIn(one.zone, now)));
  return ranked.map((row) => available.find((one) => one.userId === row.other)).find((one) => one !== undefined);
}

/**
 * Returns SQL that is true if another member has answered what `userId` wrote at `since`: by writing to them anywhere,
 * or in that thread.
 *
 * @param thread  the key (see `threadAt`) of a message that Hearth posted on the member's behalf; null if there is none
 */
export function isAnswered(it: {
  communityId: SQLWrapper;
  userId: SQLWrapper;
  since: SQLWrapper;
  thread: SQLWrapper;
}): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${activity} where ${and(
    sql`${activity.communityId} = ${it.communityId}`,
    // The local day of the member who answered may be one behind the UTC day.
    sql`${activity.day} >= (${it.since} at time zone 'UTC')::date - 1`,
    inArray(activity.kind, [kinds.reply.name, kinds.post.name]),
    gt(activity.count, 0),
    sql`${activity.userId} <> ${it.userId}`,
    sql`${activity.lastAt} >= ${it.since}`,
    sql`(${activity.withUser} = ${it.userId} or ${it.thread} = any(${activity.threads}))`,
  )})`;
}

/** Returns SQL that is true if that member has done something of one of these kinds. */
export function hasActed(
  { communityId, userId }: { communityId: SQLWrapper; userId: SQLWrapper },
  of: readonly ActivityKind[],
): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${activity} where ${and(
    sql`${activity.communityId} = ${communityId}`,
    sql`${activity.userId} = ${userId}`,
    inArray(
      activity.kind,
      of.map(({ name }) => name),
    ),
    gt(activity.count, 0),
  )})`;
}

/** Returns the members who wrote to this member in that thread from `since` on, the earliest first. */
export async function repliersIn(
  tx: Tx,
  it: { communityId: string; userId: string; since: Day; thread: Pick<MessagePlace, 'channelId' | 'ts'> },
): Promise<string[]> {
  const rows = await tx
    .select({ userId: activity.userId })
    .from(activity)
    .where(
      and(
        eq(activity.withUser, it.userId),
        // Repeats the predicate of the partial index `activity_towards`, so that the planner can use it.
        ne(activity.withUser, ''),
        eq(activity.communityId, it.communityId),
        gte(activity.day, it.since),
        eq(activity.kind, kinds.reply.name),
        gt(activity.count, 0),
        sql`${threadAt(it.thread.channelId, it.thread.ts)} = any(${activity.threads})`,
      ),
    )
    .orderBy(asc(activity.lastAt));
  return rows.map((row) => row.userId);
}

/** Returns the location of the first message that a member posted themselves on or after `from`. */
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

/** A message that answers a member (`reply`) or mentions them (`post`). `userId` is its author. */
export interface AddressedMessage extends MessagePlace {
  readonly userId: string;
  readonly kind: 'reply' | 'post';
  readonly at: Date;
}

/**
 * Returns the messages to a member from `since` on, newest first, to which they have not responded: neither with a
 * later message in the thread, nor with a message or reaction to the author.
 */
export async function unansweredMessages(
  tx: Tx,
  communityId: string,
  userId: string,
  since: Day,
): Promise<AddressedMessage[]> {
  const mine = alias(activity, 'mine');
  const thread = sql`${activity.channelId} || ':' || coalesce(${activity.threadTs}, ${activity.ts})`;
  const responses = tx
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
        // Repeats the predicate of the partial index `activity_towards`, so that the planner can use it.
        ne(activity.withUser, ''),
        eq(activity.communityId, communityId),
        gte(activity.day, since),
        inArray(activity.kind, [kinds.reply.name, kinds.post.name]),
        gt(activity.count, 0),
        isNotNull(activity.ts),
        sql`not exists ${responses}`,
      ),
    )
    .orderBy(desc(activity.lastAt));
  return rows.flatMap(({ kind, channelId, ts, ...row }) =>
    channelId && ts && (kind === 'reply' || kind === 'post') ? [{ ...row, kind, channelId, ts }] : [],
  );
}

/** Returns the people to whom a member replied from `since` on. */
export async function repliedTo(tx: Tx, it: { communityId: string; userId: string; since: Day }): Promise<string[]> {
  const isReply = and(
    eq(activity.communityId, it.communityId),
    eq(activity.userId, it.userId),
    gte(activity.day, it.since),
    eq(activity.kind, kinds.reply.name),
    ne(activity.withUser, ''),
  );
  return (await tx.selectDistinct({ to: activity.withUser }).from(activity).where(isReply)).map(({ to }) => to);
}

/** Returns who wrote to whom in these threads (keys as of `threadAt`) from `since` on, each pair once. */
export async function pairsIn(
  tx: Tx,
  it: { communityId: string; since: Day; threads: readonly string[]; towards: readonly string[] },
): Promise<{ from: string; to: string }[]> {
  if (it.threads.length === 0 || it.towards.length === 0) return [];
  return tx
    .selectDistinct({ from: activity.userId, to: activity.withUser })
    .from(activity)
    .where(
      and(
        inArray(activity.withUser, [...it.towards]),
        // Repeats the predicate of the partial index `activity_towards`, so that the planner can use it.
        ne(activity.withUser, ''),
        eq(activity.communityId, it.communityId),
        gte(activity.day, it.since),
        eq(activity.kind, kinds.reply.name),
        gt(activity.count, 0),
        arrayOverlaps(activity.threads, [...it.threads]),
      ),
    );
}

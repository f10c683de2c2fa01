import { and, asc, eq, gt, gte, max, ne, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { kinds } from '../domain.js';
import { activity } from '../schema.js';

const activeIn = (communityId: string) => and(eq(activity.communityId, communityId), gt(activity.count, 0));

/** Returns the last local day on which a member was active in a community. */
export async function lastActiveDay(tx: Tx, communityId: string, userId: string): Promise<Day | undefined> {
  const [row] = await tx
    .select({ day: max(activity.day) })
    .from(activity)
    .where(and(activeIn(communityId), eq(activity.userId, userId)));
  return row?.day ?? undefined;
}

/** Returns SQL for `lastActiveDay` of the member and community that other columns name. */
export function lastActiveDayOf(communityId: SQLWrapper, userId: SQLWrapper): SQL<Day | null> {
  return sql<Day | null>`(select max(${activity.day})::text from ${activity} where ${and(
    sql`${activity.communityId} = ${communityId}`,
    sql`${activity.userId} = ${userId}`,
    gt(activity.count, 0),
  )})`;
}

/** Returns the last active day of each member of a community who was active on or after `since`. */
export async function lastActiveDays(tx: Tx, communityId: string, since: Day): Promise<Map<string, Day>> {
  const rows = await tx
    .select({ userId: activity.userId, day: sql<Day>`max(${activity.day})::text` })
    .from(activity)
    .where(and(activeIn(communityId), gte(activity.day, since)))
    .groupBy(activity.userId);
  return new Map(rows.map((row) => [row.userId, row.day]));
}

/**
 * Returns the days from `since` on, oldest first, on which a member took part. Opening Home does not count: it shows
 * that the member is active, but must not shorten their rhythm.
 */
export async function activeDays(tx: Tx, communityId: string, userId: string, since: Day): Promise<Day[]> {
  const rows = await tx
    .selectDistinct({ day: activity.day })
    .from(activity)
    .where(
      and(
        activeIn(communityId),
        eq(activity.userId, userId),
        gte(activity.day, since),
        ne(activity.kind, kinds.home.name),
      ),
    )
    .orderBy(asc(activity.day));
  return rows.map((row) => row.day);
}

/** Returns `activeDays` for every member of a community. */
export async function activeDaysOfAll(tx: Tx, communityId: string, since: Day): Promise<Map<string, Day[]>> {
  const rows = await tx
    .select({
      userId: activity.userId,
      days: sql<Day[]>`array_agg(distinct ${activity.day}::text order by ${activity.day}::text)`,
    })
    .from(activity)
    .where(and(activeIn(communityId), gte(activity.day, since), ne(activity.kind, kinds.home.name)))
    .groupBy(activity.userId);
  return new Map(rows.map((row) => [row.userId, row.days]));
}

/**
 * Returns a community's usual gap in days: the median, over its members, of each member's median gap between the days
 * on which they took part, from `since` on. Undefined if no member has a gap.
 */
export async function medianGap(tx: Tx, communityId: string, since: Day): Promise<number | undefined> {
  const days = tx
    .selectDistinct({ userId: activity.userId, day: activity.day })
    .from(activity)
    .where(and(activeIn(communityId), gte(activity.day, since), ne(activity.kind, kinds.home.name)))
    .as('days');
  const gaps = tx
    .select({
      userId: days.userId,
      gap: sql<number>`${days.day} - lag(${days.day}) over (partition by ${days.userId} order by ${days.day})`.as(
        'gap',
      ),
    })
    .from(days)
    .as('gaps');
  const median = (it: unknown) => sql<number>`percentile_cont(0.5) within group (order by ${it})`;
  const each = tx
    .select({ gap: median(gaps.gap).as('usual') })
    .from(gaps)
    .groupBy(gaps.userId)
    .as('each_one');
  const [row] = await tx.select({ usual: sql<number | null>`${median(each.gap)}` }).from(each);
  return row?.usual ?? undefined;
}

import { and, eq, gt, inArray, isNotNull, lt, lte, max, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { people } from '../../../core/schema.js';
import { changed, claimed, settled } from '../../../slack/outbound/kept-post.js';
import { circleDays, circleMembers, circles } from '../schema/circles.js';
import { days } from '../schema.js';
import { type Circle, isOn } from './circles.js';

export type CircleDay = typeof circleDays.$inferSelect;

/** Does what `markDay` does, for the day's post of a circle. */
export async function markCircleDay(tx: Tx, circle: Circle, day: Day, now: Date): Promise<CircleDay | undefined> {
  const { workspaceId, programmeId, id: circleId } = circle;
  const [row] = await tx
    .insert(circleDays)
    .values({ workspaceId, circleId, programmeId, day, changes: 1, dueAt: now })
    .onConflictDoUpdate({
      target: [circleDays.workspaceId, circleDays.circleId, circleDays.day],
      set: changed(circleDays, now),
    })
    .returning();
  if (row?.changes === 1) await markDaysBefore(tx, row, now);
  return row;
}

/**
 * Marks the posts that this day makes past ones: the one before it in the same circle, and those of the day before that
 * nothing of their own follows, because they are of no circle, or of one that has ended.
 */
export async function markDaysBefore(
  tx: Tx,
  { programmeId, day, circleId }: Pick<CircleDay, 'programmeId' | 'day'> & { readonly circleId?: string },
  now: Date,
): Promise<void> {
  const ofAll = and(eq(days.programmeId, programmeId), lt(days.day, day));
  const ofCircles = and(eq(circleDays.programmeId, programmeId), lt(circleDays.day, day));
  const before = sql`greatest((select max(${days.day}) from ${days} where ${ofAll}),
    (select max(${circleDays.day}) from ${circleDays} where ${ofCircles}))`;
  await tx
    .update(days)
    .set(changed(days, now))
    .where(and(ofAll, eq(days.day, before)));
  const ended = tx.select({ id: circles.id }).from(circles).where(isNotNull(circles.untilDay));
  await tx
    .update(circleDays)
    .set(changed(circleDays, now))
    .where(and(ofCircles, eq(circleDays.day, before), inArray(circleDays.circleId, ended)));
  if (!circleId) return;
  const isSame = and(eq(circleDays.circleId, circleId), lt(circleDays.day, day));
  const own = tx
    .select({ day: max(circleDays.day) })
    .from(circleDays)
    .where(isSame);
  await tx
    .update(circleDays)
    .set(changed(circleDays, now))
    .where(and(isSame, eq(circleDays.day, own)));
}

/**
 * Returns true if somebody has checked in on a later day: in the circle while it exists, because its members live near
 * each other, or else in the programme.
 */
export async function hasLaterDay(tx: Tx, programmeId: string, day: Day, circle?: Circle): Promise<boolean> {
  const later = and(
    gt(circleDays.day, day),
    circle && !circle.untilDay ? eq(circleDays.circleId, circle.id) : eq(circleDays.programmeId, programmeId),
  );
  const ofCircles = await tx.select({ id: circleDays.id }).from(circleDays).where(later).limit(1);
  if (ofCircles.length > 0 || (circle && !circle.untilDay)) return ofCircles.length > 0;
  const ofAll = and(eq(days.programmeId, programmeId), gt(days.day, day));
  return (await tx.select({ id: days.id }).from(days).where(ofAll).limit(1)).length > 0;
}

/** Returns the row of a circle's day; undefined if nobody has answered yet. */
export async function circleDayOf(tx: Tx, circleId: string, day: Day): Promise<CircleDay | undefined> {
  const isIt = and(eq(circleDays.circleId, circleId), eq(circleDays.day, day));
  return (await tx.select().from(circleDays).where(isIt))[0];
}

/** Returns the names of a circle's members if this is the first day on which anybody in it checked in; otherwise none. */
export async function namesIfNew(tx: Tx, circleId: string, day: Day): Promise<string[]> {
  const before = await tx
    .select({ id: circleDays.id })
    .from(circleDays)
    .where(and(eq(circleDays.circleId, circleId), lt(circleDays.day, day)))
    .limit(1);
  if (before.length > 0) return [];
  const rows = await tx
    .select({ name: people.name })
    .from(circleMembers)
    .innerJoin(people, eq(people.userId, circleMembers.userId))
    .where(and(eq(circleMembers.circleId, circleId), isOn(day)))
    .orderBy(people.name);
  return rows.map(({ name }) => name);
}

/** Returns SQL that is true if that person was in the circle on that day. */
export function isInCircle(tx: Tx, it: { circleId: string; userId: PgColumn; day: Day }): SQL {
  const members = tx
    .select({ userId: circleMembers.userId })
    .from(circleMembers)
    .where(and(eq(circleMembers.circleId, it.circleId), isOn(it.day)));
  return inArray(it.userId, members);
}

/** Does what `claimDay` does, for the day's post of a circle. */
export async function claimCircleDay(tx: Tx, id: string, now: Date): Promise<CircleDay | undefined> {
  const [row] = await tx
    .update(circleDays)
    .set(claimed(now))
    .where(and(eq(circleDays.id, id), lte(circleDays.dueAt, now)))
    .returning();
  return row;
}

/** Does what `settleDay` does, for the day's post of a circle. */
export async function settleCircleDay(
  tx: Tx,
  { id, changes }: Pick<CircleDay, 'id' | 'changes'>,
  now: Date,
  againAt: Date | null = null,
): Promise<void> {
  await tx
    .update(circleDays)
    .set(settled(circleDays, { seen: changes, againAt, now }))
    .where(eq(circleDays.id, id));
}

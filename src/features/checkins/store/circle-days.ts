import { and, eq, gt, inArray, lt, lte, max, ne, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { people } from '../../../core/schema.js';
import { changed, claimed, settled } from '../../../slack/outbound/kept-post.js';
import { circleDays, circleMembers } from '../schema/circles.js';
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
  if (row?.changes === 1 && (await isFirstOfDay(tx, row))) await markDaysBefore(tx, row, now);
  return row;
}

/** Marks the posts of the day before this one, of all circles or of none, which it makes a past one. */
export async function markDaysBefore(
  tx: Tx,
  { programmeId, day }: Pick<CircleDay, 'programmeId' | 'day'>,
  now: Date,
): Promise<void> {
  const before = tx
    .select({ day: max(days.day) })
    .from(days)
    .where(and(eq(days.programmeId, programmeId), lt(days.day, day)));
  await tx
    .update(days)
    .set(changed(days, now))
    .where(and(eq(days.programmeId, programmeId), eq(days.day, before)));
  const ofCircles = tx
    .select({ day: max(circleDays.day) })
    .from(circleDays)
    .where(and(eq(circleDays.programmeId, programmeId), lt(circleDays.day, day)));
  await tx
    .update(circleDays)
    .set(changed(circleDays, now))
    .where(and(eq(circleDays.programmeId, programmeId), eq(circleDays.day, ofCircles)));
}

async function isFirstOfDay(tx: Tx, { id, programmeId, day }: CircleDay): Promise<boolean> {
  const others = await tx
    .select({ id: circleDays.id })
    .from(circleDays)
    .where(and(eq(circleDays.programmeId, programmeId), eq(circleDays.day, day), ne(circleDays.id, id)))
    .limit(1);
  return others.length === 0;
}

/** Returns true if somebody has checked in on a later day of the programme, in any circle or in none. */
export async function hasLaterDay(tx: Tx, programmeId: string, day: Day): Promise<boolean> {
  for (const table of [days, circleDays]) {
    const rows = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.programmeId, programmeId), gt(table.day, day)))
      .limit(1);
    if (rows.length > 0) return true;
  }
  return false;
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

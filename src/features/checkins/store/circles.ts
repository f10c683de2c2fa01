import { and, asc, count, eq, gte, inArray, isNull, max, ne, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Day } from '../../../core/calendar.js';
import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { prepared } from '../../../core/database/prepared.js';
import { membersOf } from '../../../core/members.js';
import { programmes } from '../../../core/programme-schema.js';
import { posted } from '../../../slack/outbound/ledger.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { circleMembers, circlePlans, circles } from '../schema/circles.js';
import { type Occurrence, occurrenceById } from './occurrences.js';
import { participantsAmong } from './participants.js';

export type Circle = typeof circles.$inferSelect;
export type CirclePlan = typeof circlePlans.$inferSelect;

/** Returns the plan of a programme's circles; undefined if it has none. */
export async function circlePlanOf(tx: Tx, programmeId: string): Promise<CirclePlan | undefined> {
  return (await tx.select().from(circlePlans).where(eq(circlePlans.programmeId, programmeId)))[0];
}

/** Returns the plan, locked until the transaction ends, so that one worker at a time places people. */
export async function lockCirclePlan(tx: Tx, programmeId: string): Promise<CirclePlan | undefined> {
  return (await tx.select().from(circlePlans).where(eq(circlePlans.programmeId, programmeId)).for('update'))[0];
}

/** Gives a programme circles, unless it has them. */
export async function addCirclePlan(tx: Tx, plan: CirclePlan): Promise<void> {
  await tx.insert(circlePlans).values(plan).onConflictDoNothing();
}

export async function planCircles(
  tx: Tx,
  programmeId: string,
  change: Partial<Pick<CirclePlan, 'reformOn' | 'dueAt'>>,
) {
  await tx.update(circlePlans).set(change).where(eq(circlePlans.programmeId, programmeId));
}

export async function deleteCirclePlan(tx: Tx, programmeId: string): Promise<void> {
  await tx.delete(circlePlans).where(eq(circlePlans.programmeId, programmeId));
}

export async function circleById(tx: Tx, id: string): Promise<Circle | undefined> {
  return (await tx.select().from(circles).where(eq(circles.id, id)))[0];
}

/** Returns the circles of a programme that have not ended, by number. Their first day may be to come. */
export async function circlesOf(tx: Tx, programmeId: string): Promise<Circle[]> {
  return tx
    .select()
    .from(circles)
    .where(and(eq(circles.programmeId, programmeId), isNull(circles.untilDay)))
    .orderBy(asc(circles.number));
}

/** Restricts memberships to those in effect on that day. */
export function isOn(day: Day | AnyPgColumn | Placeholder): SQL {
  return sql`(${circleMembers.fromDay} <= ${day} and (${circleMembers.untilDay} is null or ${circleMembers.untilDay} > ${day}))`;
}

const circleOfDay = prepared(['programmeId', 'userId', 'day'], (tx, { programmeId, userId, day }) =>
  tx
    .select({ circle: circles })
    .from(circleMembers)
    .innerJoin(circles, eq(circles.id, circleMembers.circleId))
    .where(and(eq(circleMembers.programmeId, programmeId), eq(circleMembers.userId, userId), isOn(day))),
);

/** Returns the circle in whose thread this person's answer for that day goes; undefined if it goes into that of all. */
export async function circleFor(
  tx: Tx,
  { programmeId, userId, day }: Pick<Occurrence, 'programmeId' | 'userId' | 'day'>,
): Promise<Circle | undefined> {
  const [row] = await circleOfDay(tx, { programmeId, userId, day });
  return row?.circle;
}

/** Returns who is placed in the circles of a programme from the next days on, by the person. */
export async function placesIn(tx: Tx, programmeId: string): Promise<Map<string, string>> {
  const rows = await tx
    .select({ userId: circleMembers.userId, circleId: circleMembers.circleId })
    .from(circleMembers)
    .where(and(eq(circleMembers.programmeId, programmeId), isNull(circleMembers.untilDay)));
  return new Map(rows.map(({ userId, circleId }) => [userId, circleId]));
}

/** Returns true if this person is placed in a circle from the next days on. */
export async function isPlaced(tx: Tx, { programmeId, userId }: Pick<Occurrence, 'programmeId' | 'userId'>) {
  const isTheirs = and(eq(circleMembers.programmeId, programmeId), eq(circleMembers.userId, userId));
  const rows = await tx
    .select({ day: circleMembers.fromDay })
    .from(circleMembers)
    .where(and(isTheirs, isNull(circleMembers.untilDay)));
  return rows.length > 0;
}

/** Returns, for each of these people who were in a circle, the first day on which they are in none. */
export async function freeFrom(tx: Tx, programmeId: string, userIds: readonly string[]): Promise<Map<string, Day>> {
  if (userIds.length === 0) return new Map();
  const rows = await tx
    .select({ userId: circleMembers.userId, day: max(circleMembers.untilDay) })
    .from(circleMembers)
    .where(and(eq(circleMembers.programmeId, programmeId), inArray(circleMembers.userId, [...userIds])))
    .groupBy(circleMembers.userId);
  return new Map(rows.flatMap(({ userId, day }) => (day ? [[userId, day]] : [])));
}

/** Adds circles that begin on that day, and returns them with their ids. */
export async function addCircles(
  tx: Tx,
  rows: readonly Pick<Circle, 'workspaceId' | 'programmeId' | 'number' | 'fromDay'>[],
): Promise<Circle[]> {
  if (rows.length === 0) return [];
  const added = await tx
    .insert(circles)
    .values([...rows])
    .returning();
  return added.sort((a, b) => a.number - b.number);
}

/** Ends circles on the day before that. Those that have not begun by then are deleted. */
export async function endCircles(tx: Tx, ids: readonly string[], untilDay: Day): Promise<void> {
  if (ids.length === 0) return;
  const isIt = inArray(circles.id, [...ids]);
  await tx.delete(circles).where(and(isIt, gte(circles.fromDay, untilDay)));
  await tx.update(circles).set({ untilDay }).where(isIt);
}

/** Takes these people out of their circles in a programme from that day on. */
export async function leaveCircles(tx: Tx, programmeId: string, userIds: readonly string[], day: Day): Promise<void> {
  if (userIds.length === 0) return;
  const isTheirs = and(eq(circleMembers.programmeId, programmeId), inArray(circleMembers.userId, [...userIds]));
  await tx.delete(circleMembers).where(and(isTheirs, gte(circleMembers.fromDay, day)));
  const isLater = or(isNull(circleMembers.untilDay), sql`${circleMembers.untilDay} > ${day}`);
  await tx.update(circleMembers).set({ untilDay: day }).where(and(isTheirs, isLater));
}

/** Puts people who are in no circle from that day on into one. */
export async function enterCircles(
  tx: Tx,
  rows: readonly Omit<typeof circleMembers.$inferSelect, 'untilDay'>[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(circleMembers).values([...rows]);
}

/** Makes the circles of a community due, because somebody came or went. Returns the ids of the programmes that have any. */
export async function lookAtCircles(tx: Tx, communityId: string, now: Date): Promise<string[]> {
  const ofCommunity = tx.select({ id: programmes.id }).from(programmes).where(eq(programmes.communityId, communityId));
  const rows = await tx
    .update(circlePlans)
    .set({ dueAt: sql`least(${circlePlans.dueAt}, ${now.toISOString()}::timestamptz)` })
    .where(inArray(circlePlans.programmeId, ofCommunity))
    .returning({ id: circlePlans.programmeId });
  return rows.map(({ id }) => id);
}

/** Returns the number of circles of each programme of a community that has any. */
export async function countCircles(tx: Tx, communityId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({ id: circles.programmeId, count: count() })
    .from(circles)
    .innerJoin(programmes, eq(programmes.id, circles.programmeId))
    .where(and(eq(programmes.communityId, communityId), isNull(circles.untilDay)))
    .groupBy(circles.programmeId);
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** A circle with the members who take part now. */
export interface CircleWithMembers {
  readonly circle: Circle;
  readonly members: readonly { readonly userId: string; readonly name: string }[];
}

/** Returns the circles of a programme with those who are in them from the next days on, by number. */
export async function circlesWithMembers(
  tx: Tx,
  communityId: string,
  programmeId: string,
): Promise<CircleWithMembers[]> {
  const all = await circlesOf(tx, programmeId);
  const places = await placesIn(tx, programmeId);
  const there = await membersOf(tx, communityId, [...places.keys()]);
  const taking = (await participantsAmong(tx, programmeId, [...places.keys()])).map(({ userId }) => userId);
  const shown = there
    .filter(({ userId }) => taking.includes(userId))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return all.map((circle) => ({ circle, members: shown.filter(({ userId }) => places.get(userId) === circle.id) }));
}

/** Saves the channel that an organizer named; null for the home channel. */
export async function nameChannel(tx: Tx, id: string, channelId: string | null): Promise<void> {
  await tx.update(circles).set({ channelId, channelLostAt: null }).where(eq(circles.id, id));
}

/** Records that Hearth can't post in that channel anymore. Returns the programmes of the circles that it was named for. */
export async function loseCircleChannel(tx: Tx, channelId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .update(circles)
    .set({ channelLostAt: now })
    .where(and(eq(circles.channelId, channelId), isNull(circles.channelLostAt)))
    .returning({ programmeId: circles.programmeId });
  return rows.map(({ programmeId }) => programmeId);
}

/** Those to whom an answer in the thread of a circle is closest. */
export interface CircleMates {
  /** The others who were in the circle on the day of the answer. */
  readonly userIds: readonly string[];
  /** True if its thread is or was in a channel of its own, which others may not be able to read. */
  readonly isApart: boolean;
}

/** Returns who was in the circle of the member who answered this check-in, on its day; undefined if that was none. */
export async function circleMatesOf(tx: Tx, occurrenceId: string): Promise<CircleMates | undefined> {
  const occurrence = await occurrenceById(tx, occurrenceId);
  const circle = occurrence && (await circleFor(tx, occurrence));
  if (!circle) return undefined;
  const rows = await tx
    .select({ userId: circleMembers.userId })
    .from(circleMembers)
    .where(
      and(eq(circleMembers.circleId, circle.id), isOn(occurrence.day), ne(circleMembers.userId, occurrence.userId)),
    );
  const at = await posted(tx, deliveryKey('answer', occurrenceId));
  const home = (await communityById(tx, occurrence.communityId))?.channelId;
  const isApart = circle.channelId !== null || (at !== undefined && at.channelId !== home);
  return { userIds: rows.map(({ userId }) => userId), isApart };
}

import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNotNull, isNull, max, not, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { prepared } from '../../../core/database/prepared.js';
import type { Slot } from '../domain/schedule.js';
import { occurrences } from '../schema.js';
import type { Occurrence } from './occurrences.js';

const isPending = and(isNull(occurrences.askedAt), isNotNull(occurrences.dueAt));

/** Returns the pending occurrences (not asked yet) of these members, at most one each. */
export async function waitingOf(tx: Tx, programmeId: string, userIds: readonly string[]): Promise<Occurrence[]> {
  return tx
    .select()
    .from(occurrences)
    .where(and(eq(occurrences.programmeId, programmeId), inArray(occurrences.userId, [...userIds]), isPending));
}

/** Returns the member's pending occurrence; undefined if there is none. */
export async function nextOf(tx: Tx, programmeId: string, userId: string): Promise<Occurrence | undefined> {
  return (await waitingOf(tx, programmeId, [userId]))[0];
}

/** Returns the latest day of each of these members whose occurrence is no longer pending. */
export async function lastDaysOf(tx: Tx, programmeId: string, userIds: readonly string[]): Promise<Map<string, Day>> {
  const rows = await tx
    .select({ userId: occurrences.userId, last: max(occurrences.day) })
    .from(occurrences)
    .where(
      and(eq(occurrences.programmeId, programmeId), inArray(occurrences.userId, [...userIds]), sql`not (${isPending})`),
    )
    .groupBy(occurrences.userId);
  return new Map(rows.flatMap((row) => (row.last ? [[row.userId, row.last]] : [])));
}

const replanned = {
  day: sql`excluded.day`,
  opensAt: sql`excluded.opens_at`,
  remindAt: sql`excluded.remind_at`,
  deadlineAt: sql`excluded.deadline_at`,
  dueAt: sql`excluded.due_at`,
};
const asReplanned = { target: [occurrences.workspaceId, occurrences.id], set: replanned };

/** The columns of an occurrence that is planned. The others have their defaults. */
const PLANNED = [
  ...(['workspaceId', 'id', 'programmeId', 'communityId', 'userId'] as const),
  ...(['day', 'opensAt', 'remindAt', 'deadlineAt', 'dueAt'] as const),
];
const planOne = prepared(PLANNED, (tx, row) => tx.insert(occurrences).values(row).onConflictDoUpdate(asReplanned));

/**
 * Plans occurrences, or replans existing ones if an id is given. Throws a duplicate error if a member already has that
 * day or a pending occurrence; the caller must then retry the transaction.
 */
export async function plan(
  tx: Tx,
  planned: readonly (Pick<Occurrence, 'workspaceId' | 'programmeId' | 'communityId' | 'userId'> & {
    id: string | undefined;
    slot: Slot;
  })[],
): Promise<void> {
  const rows = planned.map(({ slot, id, ...whose }) => ({
    ...whose,
    ...slot,
    dueAt: slot.opensAt,
    id: id ?? randomUUID(),
  }));
  const [first] = rows;
  if (rows.length === 1 && first) await planOne(tx, first);
  else if (first) await tx.insert(occurrences).values(rows).onConflictDoUpdate(asReplanned);
}

/** Cancels all pending questions and reminders of these members. Keeps occurrences that they answered early. */
export async function cancelFor(tx: Tx, programmeId: string, userIds: readonly string[]): Promise<void> {
  const theirs = and(eq(occurrences.programmeId, programmeId), inArray(occurrences.userId, [...userIds]));
  const isInFlight = isNotNull(occurrences.askedIn);
  await tx.delete(occurrences).where(and(theirs, isPending, isNull(occurrences.outcome), not(isInFlight)));
  // A question that is about to be sent ends once it is.
  await tx
    .update(occurrences)
    .set({ outcome: 'stopped', dueAt: null })
    .where(and(theirs, isPending, isNull(occurrences.outcome), isInFlight));
  await tx
    .update(occurrences)
    .set({ dueAt: null })
    .where(and(theirs, isNotNull(occurrences.dueAt)));
}

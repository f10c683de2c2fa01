import { and, between, desc, eq, gt, inArray, isNotNull, isNull, lte, max, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import type { Slot } from '../domain/schedule.js';
import { occurrences } from '../schema.js';

export type Occurrence = typeof occurrences.$inferSelect;

/** Four years of working days: as much past as a streak ever looks at. */
export const MAX_HISTORY = 1_000;

/** A member's occurrences in a community, oldest first, the one that waits to open included. */
export async function historyOf(tx: Tx, communityId: string, userId: string): Promise<Occurrence[]> {
  const newestFirst = await tx
    .select()
    .from(occurrences)
    .where(and(eq(occurrences.communityId, communityId), eq(occurrences.userId, userId)))
    .orderBy(desc(occurrences.day))
    .limit(MAX_HISTORY);
  return newestFirst.reverse();
}

export async function occurrenceById(tx: Tx, id: string): Promise<Occurrence | undefined> {
  return (await tx.select().from(occurrences).where(eq(occurrences.id, id)))[0];
}

/** The same, kept from being changed by others until the transaction ends. */
export async function lockOccurrence(tx: Tx, id: string): Promise<Occurrence | undefined> {
  return (await tx.select().from(occurrences).where(eq(occurrences.id, id)).for('update'))[0];
}

/** Whether a later check-in of the same member has opened, with which this one closed. */
export async function isClosed(tx: Tx, it: Occurrence, now: Date): Promise<boolean> {
  const later = await tx
    .select({ id: occurrences.id })
    .from(occurrences)
    .where(
      and(
        eq(occurrences.communityId, it.communityId),
        eq(occurrences.userId, it.userId),
        gt(occurrences.day, it.day),
        lte(occurrences.opensAt, now),
      ),
    )
    .limit(1);
  return later.length > 0;
}

const isWaiting = and(isNull(occurrences.askedAt), isNotNull(occurrences.dueAt));

/** The occurrences of these members that wait to open, one each at most. */
export async function waitingOf(tx: Tx, communityId: string, userIds: readonly string[]): Promise<Occurrence[]> {
  return tx
    .select()
    .from(occurrences)
    .where(and(eq(occurrences.communityId, communityId), inArray(occurrences.userId, [...userIds]), isWaiting));
}

/** The latest day of each of these members that does not wait any more. */
export async function lastDaysOf(tx: Tx, communityId: string, userIds: readonly string[]): Promise<Map<string, Day>> {
  const rows = await tx
    .select({ userId: occurrences.userId, last: max(occurrences.day) })
    .from(occurrences)
    .where(
      and(eq(occurrences.communityId, communityId), inArray(occurrences.userId, [...userIds]), sql`not (${isWaiting})`),
    )
    .groupBy(occurrences.userId);
  return new Map(rows.flatMap((row) => (row.last ? [[row.userId, row.last]] : [])));
}

/**
 * Plans occurrences, or plans them anew where an id is given. Throws a duplicate error when a member has that day, or one that waits,
 * already; the caller's transaction is then to be repeated.
 */
export async function plan(
  tx: Tx,
  planned: readonly (Pick<Occurrence, 'workspaceId' | 'communityId' | 'userId'> & {
    id: string | undefined;
    slot: Slot;
  })[],
): Promise<void> {
  if (planned.length === 0) return;
  const rows = planned.map(({ slot, id, ...whose }) => ({
    ...whose,
    ...slot,
    dueAt: slot.opensAt,
    ...(id ? { id } : {}),
  }));
  await tx
    .insert(occurrences)
    .values(rows)
    .onConflictDoUpdate({
      target: [occurrences.workspaceId, occurrences.id],
      set: {
        day: sql`excluded.day`,
        opensAt: sql`excluded.opens_at`,
        remindAt: sql`excluded.remind_at`,
        deadlineAt: sql`excluded.deadline_at`,
        dueAt: sql`excluded.due_at`,
      },
    });
}

export async function change(tx: Tx, id: string, values: Partial<Pick<Occurrence, 'askedAt' | 'dueAt' | 'outcome'>>) {
  await tx.update(occurrences).set(values).where(eq(occurrences.id, id));
}

/**
 * Writes down what its member did about it, which is then to be shown. Asked and answered it needs no reminder; not asked yet,
 * its opening still brings the next one about.
 */
export async function conclude(
  tx: Tx,
  it: Occurrence,
  outcome: Partial<Pick<Occurrence, 'outcome' | 'answeredAt' | 'late'>>,
  now: Date,
): Promise<void> {
  const due = it.askedAt ? { dueAt: null } : {};
  await tx
    .update(occurrences)
    .set({ ...outcome, ...due, unpublishedSince: now })
    .where(eq(occurrences.id, it.id));
}

/** Makes the days away out of those that were asked about and have no answer yet. */
export async function markAway(tx: Tx, it: { userId: string; from: Day; until: Day; now: Date }): Promise<void> {
  await tx
    .update(occurrences)
    .set({ outcome: 'away', dueAt: null, unpublishedSince: it.now })
    .where(
      and(
        eq(occurrences.userId, it.userId),
        between(occurrences.day, it.from, it.until),
        isNotNull(occurrences.askedAt),
        isNull(occurrences.outcome),
      ),
    );
}

/** Slack shows the outcome as it was at `since`; if it changed again meanwhile, it stays to be shown. */
export async function markPublished(tx: Tx, id: string, since: Date): Promise<void> {
  await tx
    .update(occurrences)
    .set({ unpublishedSince: null })
    .where(and(eq(occurrences.id, id), eq(occurrences.unpublishedSince, since)));
}

/** Of this person, what Slack does not show yet. */
export async function unpublishedOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: occurrences.id })
    .from(occurrences)
    .where(and(eq(occurrences.userId, userId), isNotNull(occurrences.unpublishedSince)));
  return rows.map((row) => row.id);
}

/** Nothing more is to be asked of these members; what they answered early stays. */
export async function cancelFor(tx: Tx, communityId: string, userIds: readonly string[]): Promise<void> {
  const theirs = and(eq(occurrences.communityId, communityId), inArray(occurrences.userId, [...userIds]));
  await tx.delete(occurrences).where(and(theirs, isWaiting, isNull(occurrences.outcome)));
  await tx
    .update(occurrences)
    .set({ dueAt: null })
    .where(and(theirs, isNotNull(occurrences.dueAt)));
}

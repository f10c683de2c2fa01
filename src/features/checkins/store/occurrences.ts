import {
  and,
  between,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  not,
  notBetween,
  or,
  sql,
} from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import type { Slot } from '../domain/schedule.js';
import { occurrences } from '../schema.js';

export type Occurrence = typeof occurrences.$inferSelect;

/** The largest number of occurrences that a streak is computed from: about four years of working days. */
export const MAX_HISTORY = 1_000;

/** Returns a member's occurrences in a community, oldest first, including the pending one. */
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

/** Returns the occurrence with a row lock that lasts until the transaction ends. */
export async function lockOccurrence(tx: Tx, id: string): Promise<Occurrence | undefined> {
  return (await tx.select().from(occurrences).where(eq(occurrences.id, id)).for('update'))[0];
}

/**
 * Returns true if a later check-in of the same member has opened, which closes this one. A day on which the member was
 * not asked, and did not respond, closes nothing.
 */
export async function isClosed(tx: Tx, it: Occurrence, now: Date): Promise<boolean> {
  const later = await tx
    .select({ id: occurrences.id })
    .from(occurrences)
    .where(
      and(
        eq(occurrences.communityId, it.communityId),
        eq(occurrences.userId, it.userId),
        gt(occurrences.day, it.day),
        // It may be asked some minutes before it opens, together with another one; or be the one that was not asked any
        // more, of which a message told.
        or(
          isNotNull(occurrences.askedIn),
          isNotNull(occurrences.askedAt),
          and(lte(occurrences.opensAt, now), or(isNotNull(occurrences.outcome), isNotNull(occurrences.dueAt))),
        ),
      ),
    )
    .limit(1);
  return later.length > 0;
}

/** Returns the latest check-in before this one that the member was asked in the same community. */
export async function previousOf(tx: Tx, it: Occurrence): Promise<Occurrence | undefined> {
  const [previous] = await tx
    .select()
    .from(occurrences)
    .where(
      and(
        eq(occurrences.communityId, it.communityId),
        eq(occurrences.userId, it.userId),
        lt(occurrences.day, it.day),
        isNotNull(occurrences.askedAt),
      ),
    )
    .orderBy(desc(occurrences.day))
    .limit(1);
  return previous;
}

const isPending = and(isNull(occurrences.askedAt), isNotNull(occurrences.dueAt));

/** Returns the pending occurrences (not asked yet) of these members, at most one each. */
export async function waitingOf(tx: Tx, communityId: string, userIds: readonly string[]): Promise<Occurrence[]> {
  return tx
    .select()
    .from(occurrences)
    .where(and(eq(occurrences.communityId, communityId), inArray(occurrences.userId, [...userIds]), isPending));
}

/** Returns the member's pending occurrence; undefined if there is none. */
export async function nextOf(tx: Tx, communityId: string, userId: string): Promise<Occurrence | undefined> {
  return (await waitingOf(tx, communityId, [userId]))[0];
}

/** Returns the latest day of each of these members whose occurrence is no longer pending. */
export async function lastDaysOf(tx: Tx, communityId: string, userIds: readonly string[]): Promise<Map<string, Day>> {
  const rows = await tx
    .select({ userId: occurrences.userId, last: max(occurrences.day) })
    .from(occurrences)
    .where(
      and(eq(occurrences.communityId, communityId), inArray(occurrences.userId, [...userIds]), sql`not (${isPending})`),
    )
    .groupBy(occurrences.userId);
  return new Map(rows.flatMap((row) => (row.last ? [[row.userId, row.last]] : [])));
}

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

export async function change(
  tx: Tx,
  id: string,
  values: Partial<Pick<Occurrence, 'askedAt' | 'askedIn' | 'remindedAt' | 'dueAt' | 'outcome' | 'unpublishedSince'>>,
) {
  await tx.update(occurrences).set(values).where(eq(occurrences.id, id));
}

/**
 * Records the member's response, to be published. An occurrence that was asked no longer needs a reminder. One that was
 * not keeps its `dueAt`, because its opening plans the next one.
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

/** The day of a check-in by the person's own clock, which may differ from its day in the community's fixed zone. */
const ownDay = (zone: string) => sql<Day>`(${occurrences.opensAt} at time zone ${zone})::date::text`;

/** Marks as away this person's occurrences from `from` to `until` that were asked and have no outcome yet. */
export async function markAway(
  tx: Tx,
  it: { userId: string; zone: string; from: Day; until: Day; now: Date },
): Promise<void> {
  await tx
    .update(occurrences)
    .set({ outcome: 'away', dueAt: null, unpublishedSince: it.now })
    .where(
      and(
        eq(occurrences.userId, it.userId),
        between(ownDay(it.zone), it.from, it.until),
        isNotNull(occurrences.askedAt),
        isNull(occurrences.outcome),
      ),
    );
}

/** Returns the latest check-in that the member was asked. */
export async function latestAsked(tx: Tx, communityId: string, userId: string): Promise<Occurrence | undefined> {
  const [latest] = await tx
    .select()
    .from(occurrences)
    .where(
      and(eq(occurrences.communityId, communityId), eq(occurrences.userId, userId), isNotNull(occurrences.askedAt)),
    )
    .orderBy(desc(occurrences.day))
    .limit(1);
  return latest;
}

/** Concludes the member's latest check-in if it was asked and has no outcome, because they stopped taking part. */
export async function stopOpen(tx: Tx, communityId: string, userId: string, now: Date): Promise<void> {
  const latest = await latestAsked(tx, communityId, userId);
  if (latest?.outcome === null) await conclude(tx, latest, { outcome: 'stopped' }, now);
}

/**
 * Makes the check-ins of a community that are open and unanswered count for nothing, and cancels their reminders. They
 * can still be answered. Returns their ids.
 */
export async function discountOpen(tx: Tx, communityId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .update(occurrences)
    .set({ outcome: 'rested', dueAt: null, unpublishedSince: now })
    .where(
      and(
        eq(occurrences.communityId, communityId),
        isNotNull(occurrences.askedAt),
        isNull(occurrences.outcome),
        gt(occurrences.deadlineAt, now),
      ),
    )
    .returning({ id: occurrences.id });
  return rows.map(({ id }) => id);
}

/**
 * Reopens this person's check-ins that were closed because they were away, if the day is none of `except` and its
 * deadline is ahead.
 */
export async function reopenAway(
  tx: Tx,
  it: { userId: string; zone: string; except: { from: Day; until: Day } | null; now: Date },
): Promise<void> {
  const { userId, zone, except, now } = it;
  await tx
    .update(occurrences)
    .set({ outcome: null, unpublishedSince: now })
    .where(
      and(
        eq(occurrences.userId, userId),
        eq(occurrences.outcome, 'away'),
        gt(occurrences.deadlineAt, now),
        except ? notBetween(ownDay(zone), except.from, except.until) : undefined,
      ),
    );
}

/** Records that Slack does not show the current state of a check-in, unless that is recorded. */
export async function markUnpublished(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .update(occurrences)
    .set({ unpublishedSince: now })
    .where(and(eq(occurrences.id, id), isNull(occurrences.unpublishedSince)));
}

/** Marks this person's answers since `since` to be published again. Returns their ids. */
export async function republishSince(tx: Tx, userId: string, since: Date, now: Date): Promise<string[]> {
  const rows = await tx
    .update(occurrences)
    .set({ unpublishedSince: now })
    .where(and(eq(occurrences.userId, userId), eq(occurrences.outcome, 'answered'), gt(occurrences.answeredAt, since)))
    .returning({ id: occurrences.id });
  return rows.map(({ id }) => id);
}

/**
 * Records that Slack shows the outcome as of `since`, or refused it until `againAt`. An outcome that has changed since
 * then stays unpublished.
 */
export async function markPublished(tx: Tx, id: string, since: Date, againAt: Date | null): Promise<void> {
  await tx
    .update(occurrences)
    .set({ unpublishedSince: againAt })
    .where(and(eq(occurrences.id, id), eq(occurrences.unpublishedSince, since)));
}

/** Returns the id of the member's latest occurrence if they stopped taking part in it; otherwise undefined. */
export async function stoppedIn(tx: Tx, communityId: string, userId: string): Promise<string | undefined> {
  const latest = await latestAsked(tx, communityId, userId);
  return latest?.outcome === 'stopped' ? latest.id : undefined;
}

/** Returns the ids of this person's occurrences whose outcome is not published yet. */
export async function unpublishedOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: occurrences.id })
    .from(occurrences)
    .where(and(eq(occurrences.userId, userId), isNotNull(occurrences.unpublishedSince)));
  return rows.map((row) => row.id);
}

/** Cancels all pending questions and reminders of these members. Keeps occurrences that they answered early. */
export async function cancelFor(tx: Tx, communityId: string, userIds: readonly string[]): Promise<void> {
  const theirs = and(eq(occurrences.communityId, communityId), inArray(occurrences.userId, [...userIds]));
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

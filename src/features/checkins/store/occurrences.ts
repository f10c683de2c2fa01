import { and, desc, eq, gt, isNotNull, lt, lte, or } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { prepared } from '../../../core/database/prepared.js';
import { occurrences } from '../schema.js';

export type Occurrence = typeof occurrences.$inferSelect;

/** The largest number of occurrences that a streak is computed from: about four years of working days. */
export const MAX_HISTORY = 1_000;

/** Returns a member's occurrences in a programme, oldest first, including the pending one. */
export async function historyOf(tx: Tx, programmeId: string, userId: string): Promise<Occurrence[]> {
  const newestFirst = await tx
    .select()
    .from(occurrences)
    .where(and(eq(occurrences.programmeId, programmeId), eq(occurrences.userId, userId)))
    .orderBy(desc(occurrences.day))
    .limit(MAX_HISTORY);
  return newestFirst.reverse();
}

const byId = prepared(['id'], (tx, { id }) => tx.select().from(occurrences).where(eq(occurrences.id, id)));

export async function occurrenceById(tx: Tx, id: string): Promise<Occurrence | undefined> {
  return (await byId(tx, { id }))[0];
}

const byIdLocked = prepared(['id'], (tx, { id }) =>
  tx.select().from(occurrences).where(eq(occurrences.id, id)).for('update'),
);

/** Returns the occurrence with a row lock that lasts until the transaction ends. */
export async function lockOccurrence(tx: Tx, id: string): Promise<Occurrence | undefined> {
  return (await byIdLocked(tx, { id }))[0];
}

const openedAfter = prepared(['programmeId', 'userId', 'day', 'now'], (tx, it) =>
  tx
    .select({ id: occurrences.id })
    .from(occurrences)
    .where(
      and(
        eq(occurrences.programmeId, it.programmeId),
        eq(occurrences.userId, it.userId),
        gt(occurrences.day, it.day),
        // It may be asked some minutes before it opens, together with another one; or be the one that was not asked any
        // more, of which a message told.
        or(
          isNotNull(occurrences.askedIn),
          isNotNull(occurrences.askedAt),
          and(lte(occurrences.opensAt, it.now), or(isNotNull(occurrences.outcome), isNotNull(occurrences.dueAt))),
        ),
      ),
    )
    .limit(1),
);

/**
 * Returns true if a later check-in of the same member and programme has opened, which closes this one. A day on which the
 * member was not asked, and did not respond, closes nothing.
 */
export async function isClosed(tx: Tx, { programmeId, userId, day }: Occurrence, now: Date): Promise<boolean> {
  return (await openedAfter(tx, { programmeId, userId, day, now })).length > 0;
}

const askedBefore = prepared(['programmeId', 'userId', 'day'], (tx, it) =>
  tx
    .select()
    .from(occurrences)
    .where(
      and(
        eq(occurrences.programmeId, it.programmeId),
        eq(occurrences.userId, it.userId),
        lt(occurrences.day, it.day),
        isNotNull(occurrences.askedAt),
      ),
    )
    .orderBy(desc(occurrences.day))
    .limit(1),
);

/** Returns the latest check-in before this one that the member was asked in the same programme. */
export async function previousOf(tx: Tx, { programmeId, userId, day }: Occurrence): Promise<Occurrence | undefined> {
  return (await askedBefore(tx, { programmeId, userId, day }))[0];
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
  outcome: Partial<Pick<Occurrence, 'outcome' | 'answeredAt' | 'late' | 'skipReason'>>,
  now: Date,
): Promise<void> {
  const due = it.askedAt ? { dueAt: null } : {};
  await tx
    .update(occurrences)
    .set({ ...outcome, ...due, unpublishedSince: now })
    .where(eq(occurrences.id, it.id));
}

/** Returns true if the member answered none of the days before in this community. */
export async function isFirstAnswer(tx: Tx, { communityId, userId, day }: Occurrence): Promise<boolean> {
  const [before] = await tx
    .select({ id: occurrences.id })
    .from(occurrences)
    .where(
      and(
        eq(occurrences.communityId, communityId),
        eq(occurrences.userId, userId),
        eq(occurrences.outcome, 'answered'),
        lt(occurrences.day, day),
      ),
    )
    .limit(1);
  return before === undefined;
}

/** Returns the latest check-in that the member was asked. */
export async function latestAsked(tx: Tx, programmeId: string, userId: string): Promise<Occurrence | undefined> {
  const [latest] = await tx
    .select()
    .from(occurrences)
    .where(
      and(eq(occurrences.programmeId, programmeId), eq(occurrences.userId, userId), isNotNull(occurrences.askedAt)),
    )
    .orderBy(desc(occurrences.day))
    .limit(1);
  return latest;
}

/** Returns the latest check-in that the member was asked in each programme of the community. */
export async function latestAskedOfEach(tx: Tx, communityId: string, userId: string): Promise<Occurrence[]> {
  return tx
    .selectDistinctOn([occurrences.programmeId])
    .from(occurrences)
    .where(
      and(eq(occurrences.communityId, communityId), eq(occurrences.userId, userId), isNotNull(occurrences.askedAt)),
    )
    .orderBy(occurrences.programmeId, desc(occurrences.day));
}

/** Concludes the member's latest check-in if it was asked and has no outcome, because they stopped taking part. */
export async function stopOpen(tx: Tx, programmeId: string, userId: string, now: Date): Promise<void> {
  const latest = await latestAsked(tx, programmeId, userId);
  if (latest?.outcome === null) await conclude(tx, latest, { outcome: 'stopped' }, now);
}

/** Returns the id of the member's latest occurrence if they stopped taking part in it; otherwise undefined. */
export async function stoppedIn(tx: Tx, programmeId: string, userId: string): Promise<string | undefined> {
  const latest = await latestAsked(tx, programmeId, userId);
  return latest?.outcome === 'stopped' ? latest.id : undefined;
}

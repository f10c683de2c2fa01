import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { prepared } from '../../../core/database/prepared.js';
import { occurrences } from '../schema.js';

const setUnpublished = prepared(['id', 'now'], (tx, { id, now }) =>
  tx
    .update(occurrences)
    .set({ unpublishedSince: sql`${now}` })
    .where(and(eq(occurrences.id, id), isNull(occurrences.unpublishedSince))),
);

/** Records that Slack does not show the current state of a check-in, unless that is recorded. */
export async function markUnpublished(tx: Tx, id: string, now: Date): Promise<void> {
  await setUnpublished(tx, { id, now });
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

/** Returns the ids of this person's occurrences whose outcome is not published yet. */
export async function unpublishedOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: occurrences.id })
    .from(occurrences)
    .where(and(eq(occurrences.userId, userId), isNotNull(occurrences.unpublishedSince)));
  return rows.map((row) => row.id);
}

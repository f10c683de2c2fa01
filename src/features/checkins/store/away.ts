import { and, eq, gt, gte, isNotNull, isNull, lt, not, type SQL } from 'drizzle-orm';
import { addDays, type Day, startOfDay } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { occurrences } from '../schema.js';

interface Days {
  readonly from: Day;
  /** The last day. */
  readonly until: Day;
}

/** On these days by the person's own clock, which may differ from the days in the community's fixed zone. */
function opensIn({ from, until }: Days, zone: string): SQL | undefined {
  const { opensAt } = occurrences;
  return and(gte(opensAt, startOfDay(from, zone)), lt(opensAt, startOfDay(addDays(until, 1), zone)));
}

/** Marks as away this person's occurrences from `from` to `until` that were asked and have no outcome yet. */
export async function markAway(tx: Tx, it: Days & { userId: string; zone: string; now: Date }): Promise<void> {
  await tx
    .update(occurrences)
    .set({ outcome: 'away', dueAt: null, unpublishedSince: it.now })
    .where(
      and(
        eq(occurrences.userId, it.userId),
        opensIn(it, it.zone),
        isNotNull(occurrences.askedAt),
        isNull(occurrences.outcome),
      ),
    );
}

/**
 * Makes the check-ins of a community, or of one programme of it, that are open and unanswered count for nothing, and
 * cancels their reminders. They can still be answered. Returns their ids.
 */
export async function discountOpen(
  tx: Tx,
  { communityId, programmeId }: { communityId: string; programmeId?: string },
  now: Date,
): Promise<string[]> {
  const rows = await tx
    .update(occurrences)
    .set({ outcome: 'rested', dueAt: null, unpublishedSince: now })
    .where(
      and(
        eq(occurrences.communityId, communityId),
        programmeId ? eq(occurrences.programmeId, programmeId) : undefined,
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
  it: { userId: string; zone: string; except: Days | null; now: Date },
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
        except ? not(opensIn(except, zone) as SQL) : undefined,
      ),
    );
}

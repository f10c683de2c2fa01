import { and, eq, gte, isNull, sql } from 'drizzle-orm';
import { addDays, type Day, dayIn } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { occurrences, participants } from '../schema.js';

/** The number of days before now for which the last check-in is looked up, in any time zone. */
const RECENT_DAYS = 15;

/** Somebody who takes part in a programme, as far as their check-ins tell whether they are there. */
export interface Regular {
  readonly userId: string;
  /** The number of check-in days on which they were there, from the given day on. */
  readonly days: number;
  /** The time of their last check-in, if it is recent. */
  readonly lastCheckinAt: Date | null;
  /** The check-in that opens for them next. */
  readonly next: { readonly day: Day; readonly opensAt: Date; readonly deadlineAt: Date } | undefined;
}

/** Returns everybody who takes part in a programme, also those who have left the community's channel. */
export async function regularsOf(tx: Tx, programmeId: string, since: Day, now: Date): Promise<Regular[]> {
  const recent = addDays(dayIn('UTC', now), -RECENT_DAYS);
  const isWaiting = sql`${occurrences.askedAt} is null and ${occurrences.dueAt} is not null`;
  const wasThere = sql`${occurrences.day} >= ${since} and (${occurrences.outcome} = 'answered'
    or (${occurrences.outcome} is null and ${occurrences.askedAt} is not null))`;
  const rows = await tx
    .select({
      userId: participants.userId,
      days: sql`count(*) filter (where ${wasThere})`.mapWith(Number),
      lastCheckinAt: sql`max(${occurrences.answeredAt})`.mapWith(occurrences.answeredAt),
      day: sql<Day | null>`max(${occurrences.day}) filter (where ${isWaiting})`,
      opensAt: sql`max(${occurrences.opensAt}) filter (where ${isWaiting})`.mapWith(occurrences.opensAt),
      deadlineAt: sql`max(${occurrences.deadlineAt}) filter (where ${isWaiting})`.mapWith(occurrences.deadlineAt),
    })
    .from(participants)
    .leftJoin(
      occurrences,
      and(
        eq(occurrences.programmeId, participants.programmeId),
        eq(occurrences.userId, participants.userId),
        gte(occurrences.day, since < recent ? since : recent),
      ),
    )
    .where(and(eq(participants.programmeId, programmeId), isNull(participants.stoppedAt)))
    .groupBy(participants.userId);
  return rows.map(({ day, opensAt, deadlineAt, ...row }) => ({
    ...row,
    next: day !== null && opensAt && deadlineAt ? { day, opensAt, deadlineAt } : undefined,
  }));
}

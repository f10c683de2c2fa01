import { and, eq, gte, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import type { EightWeeks } from '../domain/eight-weeks.js';
import { occurrences } from '../schema.js';

/** Counts what became of a programme's check-ins whose deadline is over, from that Monday on; only weeks that have any. */
export async function countWeeks(tx: Tx, programmeId: string, from: Day, now: Date): Promise<EightWeeks> {
  const { askedAt, answeredAt, deadlineAt, opensAt, outcome, day } = occurrences;
  const isAnswered = eq(outcome, 'answered');
  const isMissed = and(isNull(outcome), isNotNull(askedAt));
  const wasAsked = or(isAnswered, isMissed);
  const counted = (condition: ReturnType<typeof or>) => sql<number>`count(*) filter (where ${condition})::int`;
  const week = sql<Day>`date_trunc('week', ${day})::date::text`;
  const these = and(eq(occurrences.programmeId, programmeId), gte(day, from), lte(deadlineAt, now));
  const weeks = await tx
    .select({
      week,
      asked: counted(wasAsked),
      answered: counted(isAnswered),
      late: counted(and(isAnswered, occurrences.late)),
      skipped: counted(eq(outcome, 'skipped')),
      away: counted(eq(outcome, 'away')),
      people: sql<number>`count(distinct ${occurrences.userId}) filter (where ${wasAsked})::int`,
    })
    .from(occurrences)
    .where(and(these, or(isNotNull(outcome), isMissed)))
    .groupBy(week);
  const seconds = sql`extract(epoch from greatest(${answeredAt} - ${opensAt}, interval '0'))`;
  const [all] = await tx
    .select({
      median: sql<number | null>`percentile_cont(0.5) within group (order by ${seconds})`,
    })
    .from(occurrences)
    .where(and(these, isAnswered));
  const median = all?.median ?? undefined;
  return { weeks, medianMs: median === undefined ? undefined : Number(median) * 1000 };
}

import { and, countDistinct, eq, gte, isNotNull, lte, or, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import type { EightWeeks } from '../domain/eight-weeks.js';
import { occurrences } from '../schema.js';

/** Counts what became of a programme's check-ins from that Monday on, by week; only weeks that have any. */
export async function countWeeks(tx: Tx, programmeId: string, from: Day, now: Date): Promise<EightWeeks> {
  const { askedAt, answeredAt, deadlineAt, opensAt, outcome, day } = occurrences;
  const isAnswered = eq(outcome, 'answered');
  const isMissed = sql`(${outcome} is null and ${askedAt} is not null and ${lte(deadlineAt, now)})`;
  const counted = (condition: ReturnType<typeof or>) => sql<number>`count(*) filter (where ${condition})::int`;
  const week = sql<Day>`date_trunc('week', ${day})::date::text`;
  const these = and(eq(occurrences.programmeId, programmeId), gte(day, from));
  const weeks = await tx
    .select({
      week,
      asked: counted(or(isAnswered, isMissed)),
      answered: counted(isAnswered),
      late: counted(and(isAnswered, occurrences.late)),
      skipped: counted(eq(outcome, 'skipped')),
      away: counted(eq(outcome, 'away')),
    })
    .from(occurrences)
    .where(and(these, or(isNotNull(outcome), isMissed)))
    .groupBy(week);
  const seconds = sql`extract(epoch from greatest(${answeredAt} - ${opensAt}, interval '0'))`;
  const [all] = await tx
    .select({
      people: countDistinct(occurrences.userId),
      median: sql<number | null>`percentile_cont(0.5) within group (order by ${seconds}) filter (where ${isAnswered})`,
    })
    .from(occurrences)
    .where(and(these, or(isAnswered, isMissed)));
  const median = all?.median ?? undefined;
  return { weeks, people: all?.people ?? 0, medianMs: median === undefined ? undefined : Number(median) * 1000 };
}

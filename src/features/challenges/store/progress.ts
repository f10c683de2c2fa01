import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import type { Plan } from '../domain/plan.js';
import { logs, participants } from '../schema/taking-part.js';
import type { Participant } from './participants.js';

/** A participant and their progress. */
export interface Standing extends Participant {
  readonly done: number;
}

/** Returns an SQL expression for the progress of one participant over their logs: what `progressOf` computes. */
export function progressSql({ measure, rhythm, firstDay }: Pick<Plan, 'measure' | 'rhythm' | 'firstDay'>) {
  if (measure !== 'days') return sql<number>`coalesce(sum(${logs.amount}), 0)::float8`;
  const unit = rhythm === 'weekly' ? sql`(${logs.day} - ${firstDay}::date) / 7` : sql`${logs.day}`;
  return sql<number>`count(distinct ${unit})::float8`;
}

/**
 * Returns everyone who ever took part, with their progress: also those who left or were erased, whose progress counts for the
 * group.
 */
export async function standingsIn(
  tx: Tx,
  challenge: Pick<Plan, 'measure' | 'rhythm' | 'firstDay'> & { readonly id: string },
): Promise<Standing[]> {
  const own = and(
    eq(logs.workspaceId, participants.workspaceId),
    eq(logs.challengeId, participants.challengeId),
    eq(logs.participantId, participants.id),
    isNull(logs.undoneAt),
  );
  const done = tx
    .select({ done: progressSql(challenge) })
    .from(logs)
    .where(own);
  return tx
    .select({ ...getTableColumns(participants), done: sql<number>`(${done})`.mapWith(Number) })
    .from(participants)
    .where(eq(participants.challengeId, challenge.id))
    .orderBy(participants.joinedAt, participants.id);
}

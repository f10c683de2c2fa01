import { and, count, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { cheers, logs } from '../schema/taking-part.js';
import type { LogRow } from './logs.js';

/** The number of logs on one page of the details. */
export const PAGE = 20;

export interface LogOnPage extends LogRow {
  /** The number of cheers for it. */
  readonly cheers: number;
}

/** Returns a page of what these participants logged, latest first, and one more if there is another page. */
export async function pageOfLogs(
  tx: Tx,
  challengeId: string,
  participantIds: readonly string[],
  page: number,
): Promise<LogOnPage[]> {
  if (participantIds.length === 0) return [];
  const rows = await tx
    .select({ log: logs, cheers: count(cheers.fromUser) })
    .from(logs)
    .leftJoin(cheers, and(eq(cheers.workspaceId, logs.workspaceId), eq(cheers.logId, logs.id)))
    .where(
      and(eq(logs.challengeId, challengeId), inArray(logs.participantId, [...participantIds]), isNull(logs.undoneAt)),
    )
    .groupBy(logs.workspaceId, logs.id)
    .orderBy(desc(logs.loggedAt), logs.id)
    .limit(PAGE + 1)
    .offset(page * PAGE);
  return rows.map((row) => ({ ...row.log, cheers: row.cheers }));
}

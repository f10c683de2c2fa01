import { and, eq, isNull, lt, min } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { cheers, logs } from '../schema/taking-part.js';

/** Returns the time of the earliest cheer in a challenge that wasn't gathered yet; undefined if there is none. */
export async function earliestCheer(tx: Tx, challengeId: string): Promise<Date | undefined> {
  const [row] = await tx
    .select({ at: min(cheers.at) })
    .from(cheers)
    .where(and(eq(cheers.challengeId, challengeId), isNull(cheers.gatheredAt)));
  return row?.at ?? undefined;
}

/** A cheer for a log that is still there. */
export interface Cheer {
  readonly from: string;
  readonly to: string;
}

/** Returns the cheers before that time which weren't gathered yet, in their order. */
export async function cheersBefore(tx: Tx, challengeId: string, before: Date): Promise<Cheer[]> {
  const rows = await tx
    .select({ from: cheers.fromUser, to: logs.userId })
    .from(cheers)
    .innerJoin(logs, and(eq(logs.id, cheers.logId), isNull(logs.undoneAt)))
    .where(and(eq(cheers.challengeId, challengeId), isNull(cheers.gatheredAt), lt(cheers.at, before)))
    .orderBy(cheers.at, cheers.fromUser);
  return rows.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
}

/** Records that the cheers before that time were gathered. */
export async function gatherCheers(tx: Tx, challengeId: string, before: Date, now: Date): Promise<void> {
  await tx
    .update(cheers)
    .set({ gatheredAt: now })
    .where(and(eq(cheers.challengeId, challengeId), isNull(cheers.gatheredAt), lt(cheers.at, before)));
}

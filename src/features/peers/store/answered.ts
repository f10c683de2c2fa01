import { and, eq, gte, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { DAY } from '../../../core/durations.js';
import { sharedCheckins } from '../schema.js';

const COUNTED_MS = 28 * DAY;

/**
 * Returns how many check-ins of the last four weeks were shared at least a day ago, and how many of them another person
 * answered within a day.
 */
export async function countAnswered(
  tx: Tx,
  communityId: string,
  now: Date,
): Promise<{ answered: number; all: number }> {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const { sharedAt, answeredAt } = sharedCheckins;
  const [row] = await tx
    .select({
      answered: sql`count(*) filter (where ${answeredAt} <= ${sharedAt} + interval '1 day')`.mapWith(Number),
      all: sql`count(*)`.mapWith(Number),
    })
    .from(sharedCheckins)
    .where(and(eq(sharedCheckins.communityId, communityId), gte(sharedAt, ago(COUNTED_MS)), lte(sharedAt, ago(DAY))));
  return row ?? { answered: 0, all: 0 };
}

import { and, inArray, ne } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { people } from '../../../core/schema.js';

/** Returns those of these users who are guests, or whom Hearth doesn't know. */
export async function guestsAmong(tx: Tx, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ userId: people.userId })
    .from(people)
    .where(and(inArray(people.userId, [...userIds]), ne(people.standing, 'guest')));
  const full = new Set(rows.map(({ userId }) => userId));
  return new Set(userIds.filter((it) => !full.has(it)));
}

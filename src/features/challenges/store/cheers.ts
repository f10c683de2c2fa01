import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { cheers, logs } from '../schema/taking-part.js';

/** Adds a cheer. Returns false if this person has cheered in the challenge on that day, whichever press was first. */
export async function addCheer(tx: Tx, row: typeof cheers.$inferInsert): Promise<boolean> {
  return (await tx.insert(cheers).values(row).onConflictDoNothing().returning({ day: cheers.day })).length > 0;
}

/** Returns true if a person has cheered in a challenge on their local day. */
export async function hasCheered(tx: Tx, challengeId: string, userId: string, day: Day): Promise<boolean> {
  const theirs = and(eq(cheers.challengeId, challengeId), eq(cheers.fromUser, userId), eq(cheers.day, day));
  return (await tx.select({ day: cheers.day }).from(cheers).where(theirs)).length > 0;
}

/** Records that a member has seen who cheered for their logs. Returns false if they knew it all. */
export async function seeCheers(tx: Tx, challengeId: string, userId: string, now: Date): Promise<boolean> {
  const own = tx
    .select({ id: logs.id })
    .from(logs)
    .where(and(eq(logs.challengeId, challengeId), eq(logs.userId, userId)));
  const seen = await tx
    .update(cheers)
    .set({ seenAt: now })
    .where(and(eq(cheers.challengeId, challengeId), inArray(cheers.logId, own), isNull(cheers.seenAt)))
    .returning({ day: cheers.day });
  return seen.length > 0;
}

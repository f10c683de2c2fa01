import { and, eq, lte } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { WEEK } from '../../../core/durations.js';
import { notes } from '../schema.js';

/** Returns the time of the last note to a person, in any community; undefined if there was none in the last week. */
export async function lastNoteTo(tx: Tx, userId: string): Promise<Date | undefined> {
  const [row] = await tx.select({ at: notes.at }).from(notes).where(eq(notes.userId, userId));
  return row?.at;
}

/** Claims the one note of a week to a person. Of several callers at the same time, one gets it. */
export async function claimNote(tx: Tx, row: typeof notes.$inferInsert): Promise<boolean> {
  const claimed = await tx
    .insert(notes)
    .values(row)
    .onConflictDoUpdate({
      target: [notes.workspaceId, notes.userId],
      set: { at: row.at },
      setWhere: lte(notes.at, new Date(row.at.getTime() - WEEK)),
    })
    .returning({ userId: notes.userId });
  return claimed.length > 0;
}

/** Gives back a claim, for a note that Slack surely didn't show. */
export async function releaseNote(tx: Tx, { userId, at }: typeof notes.$inferInsert): Promise<void> {
  await tx.delete(notes).where(and(eq(notes.userId, userId), eq(notes.at, at)));
}

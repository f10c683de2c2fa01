import { and, asc, eq, inArray, notInArray, or } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { commitments } from '../schema.js';

export type Commitment = typeof commitments.$inferSelect;

/** Whose list. */
export type Whose = Pick<Commitment, 'workspaceId' | 'communityId' | 'userId'>;

const listOf = ({ communityId, userId }: Pick<Whose, 'communityId' | 'userId'>) =>
  and(eq(commitments.communityId, communityId), eq(commitments.userId, userId));

/** What is open on a member's list, oldest first, and what this occurrence ended or made, when one is given. */
export async function listOfMember(
  tx: Tx,
  whose: Pick<Whose, 'communityId' | 'userId'>,
  occurrenceId?: string,
): Promise<Commitment[]> {
  const here = occurrenceId
    ? or(eq(commitments.endedIn, occurrenceId), eq(commitments.madeIn, occurrenceId))
    : undefined;
  return tx
    .select()
    .from(commitments)
    .where(and(listOf(whose), or(eq(commitments.state, 'open'), here)))
    .orderBy(asc(commitments.madeAt), asc(commitments.position));
}

/** Writes down in this occurrence what became of commitments that were open before it. Others are left as they are. */
export async function end(
  tx: Tx,
  whose: Whose,
  occurrenceId: string,
  went: Readonly<Record<string, 'done' | 'carry' | 'drop'>>,
): Promise<void> {
  const states = { done: 'done', drop: 'dropped', carry: 'open' } as const;
  for (const how of ['done', 'carry', 'drop'] as const) {
    const ids = Object.keys(went).filter((id) => went[id] === how);
    if (ids.length === 0) continue;
    await tx
      .update(commitments)
      .set({ state: states[how], endedIn: how === 'carry' ? null : occurrenceId })
      .where(
        and(
          listOf(whose),
          inArray(commitments.id, ids),
          or(eq(commitments.state, 'open'), eq(commitments.endedIn, occurrenceId)),
        ),
      );
  }
}

/** Makes the commitments of this occurrence these; those that say the same as before keep their history. */
export async function make(
  tx: Tx,
  whose: Whose,
  made: { occurrenceId: string | null; on: string; at: Date; texts: readonly string[] },
): Promise<void> {
  const { occurrenceId, texts } = made;
  const before = occurrenceId
    ? await tx
        .select()
        .from(commitments)
        .where(and(listOf(whose), eq(commitments.madeIn, occurrenceId)))
    : [];
  const kept = before.filter((it) => texts.includes(it.text)).map((it) => it.text);
  if (occurrenceId) {
    await tx
      .delete(commitments)
      .where(and(listOf(whose), eq(commitments.madeIn, occurrenceId), notInArray(commitments.text, [...texts])));
  }
  const rows = texts
    .map((text, position) => ({ ...whose, text, position, madeIn: occurrenceId, madeOn: made.on, madeAt: made.at }))
    .filter((row) => !kept.includes(row.text));
  if (rows.length > 0) await tx.insert(commitments).values(rows);
}

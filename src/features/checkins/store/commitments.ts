import { and, asc, eq, inArray, notInArray, or } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { commitments } from '../schema.js';

export type Commitment = typeof commitments.$inferSelect;

/** The owner of a list. */
export type ListOwner = Pick<Commitment, 'workspaceId' | 'communityId' | 'userId'>;

const listOf = ({ communityId, userId }: Pick<ListOwner, 'communityId' | 'userId'>) =>
  and(eq(commitments.communityId, communityId), eq(commitments.userId, userId));

/** Returns a member's open commitments, oldest first, and those that the given occurrence ended or made. */
export async function listOfMember(
  tx: Tx,
  whose: Pick<ListOwner, 'communityId' | 'userId'>,
  occurrenceId?: string,
): Promise<Commitment[]> {
  const ofOccurrence = occurrenceId
    ? or(eq(commitments.endedIn, occurrenceId), eq(commitments.madeIn, occurrenceId))
    : undefined;
  return tx
    .select()
    .from(commitments)
    .where(and(listOf(whose), or(eq(commitments.state, 'open'), ofOccurrence)))
    .orderBy(asc(commitments.madeAt), asc(commitments.position));
}

/** Records in this occurrence the results of earlier commitments. Leaves other commitments unchanged. */
export async function recordResults(
  tx: Tx,
  whose: ListOwner,
  occurrenceId: string,
  went: Readonly<Record<string, 'done' | 'carry' | 'drop'>>,
): Promise<void> {
  const states = { done: 'done', drop: 'dropped', carry: 'open' } as const;
  for (const result of ['done', 'carry', 'drop'] as const) {
    const ids = Object.keys(went).filter((id) => went[id] === result);
    if (ids.length === 0) continue;
    await tx
      .update(commitments)
      .set({ state: states[result], endedIn: result === 'carry' ? null : occurrenceId })
      .where(
        and(
          listOf(whose),
          inArray(commitments.id, ids),
          or(eq(commitments.state, 'open'), eq(commitments.endedIn, occurrenceId)),
        ),
      );
  }
}

/**
 * Sets the commitments that this occurrence made, keeping the history of those with an unchanged text. Without an
 * occurrence, adds commitments.
 */
export async function addCommitments(
  tx: Tx,
  whose: ListOwner,
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

import { and, asc, eq, inArray, notInArray, or, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import type { Results } from '../domain/ticks.js';
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
export async function recordResults(tx: Tx, whose: ListOwner, occurrenceId: string, went: Results): Promise<void> {
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
 * Sets what this occurrence promised, or with `isDone`, the other things that it reported as done. Keeps the history of
 * those with an unchanged text. Without an occurrence, adds commitments.
 */
export async function addCommitments(
  tx: Tx,
  whose: ListOwner,
  made: { occurrenceId: string | null; on: string; at: Date; texts: readonly string[]; isDone?: boolean },
): Promise<void> {
  const { occurrenceId, texts, isDone = false } = made;
  const ended = isDone ? ({ state: 'done', endedIn: occurrenceId } as const) : {};
  const kept = occurrenceId ? await keepOnly(tx, whose, occurrenceId, isDone, texts) : [];
  const rows = texts
    .map((text, position) => ({ ...whose, text, position, madeIn: occurrenceId, madeOn: made.on, madeAt: made.at }))
    .filter((row) => !kept.includes(row.text));
  if (rows.length > 0) await tx.insert(commitments).values(rows.map((row) => ({ ...row, ...ended })));
}

/** Deletes what this occurrence made whose text is none of these. Returns the texts of the others. */
async function keepOnly(
  tx: Tx,
  whose: ListOwner,
  occurrenceId: string,
  isDone: boolean,
  texts: readonly string[],
): Promise<string[]> {
  const { state, endedIn, madeIn } = commitments;
  const ofThisKind = isDone
    ? and(eq(state, 'done'), eq(endedIn, occurrenceId))
    : sql`(${state} <> 'done' or ${endedIn} <> ${occurrenceId})`;
  const made = and(listOf(whose), eq(madeIn, occurrenceId), ofThisKind);
  await tx.delete(commitments).where(and(made, notInArray(commitments.text, [...texts])));
  const kept = await tx.select({ text: commitments.text }).from(commitments).where(made);
  return kept.map((it) => it.text);
}

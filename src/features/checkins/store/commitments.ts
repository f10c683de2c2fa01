import { and, asc, desc, eq, gt, inArray, lte, not, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { type Tx, together } from '../../../core/database/database.js';
import { isOneOf, prepared } from '../../../core/database/prepared.js';
import { changesOf, type Pressed, type Results } from '../domain/ticks.js';
import { commitments, occurrences } from '../schema.js';
import type { Occurrence } from './occurrences.js';

export type Commitment = typeof commitments.$inferSelect;

/** The owner of a list. */
export type ListOwner = Pick<Commitment, 'workspaceId' | 'communityId' | 'userId'>;

const listOf = ({ communityId, userId }: Record<'communityId' | 'userId', string | Placeholder>) =>
  and(eq(commitments.communityId, communityId), eq(commitments.userId, userId));

/** Selects what is ticked on a list, as in `isTicked` of the domain. */
const isTicked = and(eq(commitments.state, 'done'), eq(commitments.endedIn, commitments.id));

/** Selects what a list shows: open commitments, and those that are ticked. */
export const isListed = or(eq(commitments.state, 'open'), isTicked);

const openOrTicked = prepared(['communityId', 'userId'], (tx, { communityId, userId }) =>
  tx
    .select()
    .from(commitments)
    .where(and(eq(commitments.communityId, communityId), eq(commitments.userId, userId), isListed))
    .orderBy(asc(commitments.madeAt), asc(commitments.position)),
);

/**
 * Returns a member's open commitments, oldest first. With an occurrence that was answered, also those that it ended or
 * made; with another one, those that are ticked, which its answer will report.
 */
export async function listOfMember(
  tx: Tx,
  whose: Pick<ListOwner, 'communityId' | 'userId'>,
  occurrence?: Pick<Occurrence, 'id' | 'outcome'>,
): Promise<Commitment[]> {
  const answered = occurrence?.outcome === 'answered' ? occurrence.id : undefined;
  const { communityId, userId } = whose;
  if (occurrence && !answered) return openOrTicked(tx, { communityId, userId });
  const ofAnswer = answered ? [eq(commitments.endedIn, answered), eq(commitments.madeIn, answered)] : [];
  return tx
    .select()
    .from(commitments)
    .where(and(listOf(whose), or(eq(commitments.state, 'open'), ...ofAnswer)))
    .orderBy(asc(commitments.madeAt), asc(commitments.position));
}

/**
 * Returns what the answer to a check-in speaks of, oldest first: what it ended or made, and what stayed open then, whatever
 * became of it since. The first answer reported all ticks, so what is ticked now was open then.
 */
export async function spokenOfIn(tx: Tx, it: Occurrence): Promise<Commitment[]> {
  const { endedIn, madeIn, madeAt } = commitments;
  const later = tx
    .select({ id: occurrences.id })
    .from(occurrences)
    .where(
      and(eq(occurrences.communityId, it.communityId), eq(occurrences.userId, it.userId), gt(occurrences.day, it.day)),
    );
  const stayed = and(lte(madeAt, it.answeredAt ?? it.opensAt), or(isListed, inArray(endedIn, later)));
  return tx
    .select()
    .from(commitments)
    .where(and(listOf(it), or(eq(endedIn, it.id), eq(madeIn, it.id), stayed)))
    .orderBy(asc(madeAt), asc(commitments.position));
}

/** Returns what these check-ins ended or made, oldest first. */
export async function saidIn(
  tx: Tx,
  whose: Pick<ListOwner, 'communityId' | 'userId'>,
  occurrenceIds: readonly string[],
): Promise<Commitment[]> {
  const { endedIn, madeIn, madeAt } = commitments;
  const isIn = or(inArray(endedIn, [...occurrenceIds]), inArray(madeIn, [...occurrenceIds]));
  return tx
    .select()
    .from(commitments)
    .where(and(listOf(whose), isIn))
    .orderBy(asc(madeAt), asc(commitments.position));
}

/** Returns a member's latest commitments, whatever became of them, newest first. */
export async function latestOf(
  tx: Tx,
  whose: Pick<ListOwner, 'communityId' | 'userId'>,
  most: number,
): Promise<Commitment[]> {
  return tx
    .select()
    .from(commitments)
    .where(listOf(whose))
    .orderBy(desc(commitments.madeAt), desc(commitments.position))
    .limit(most);
}

/** Returns the number of commitments on a list, with those that are ticked. */
export async function countListed(tx: Tx, whose: ListOwner): Promise<number> {
  return tx.$count(commitments, and(listOf(whose), isListed));
}

/** Ticks and unticks commitments. Leaves those unchanged that were removed, or reported by an answer, meanwhile. */
export async function changeTicks(tx: Tx, whose: ListOwner, press: Pressed): Promise<void> {
  const { id, state, pressedIn, pressedAt, pressedOn } = commitments;
  const listed = await tx
    .select({ id, pressedIn, pressedAt, pressedOn })
    .from(commitments)
    .where(and(listOf(whose), inArray(id, [...press.offered]), isListed))
    .orderBy(id)
    .for('update');
  const changes = changesOf(press, listed);
  if (!changes) return;
  await tx
    .update(commitments)
    .set({
      pressedIn: press.pressedIn,
      pressedAt: press.pressedAt,
      pressedOn: press.ticked.length > 0 ? inArray(id, [...press.ticked]) : false,
    })
    .where(
      and(
        listOf(whose),
        inArray(
          id,
          listed.map((it) => it.id),
        ),
      ),
    );
  await tx
    .update(commitments)
    .set({ state: 'done', endedIn: id })
    .where(and(listOf(whose), inArray(id, changes.tick), eq(state, 'open')));
  await tx
    .update(commitments)
    .set({ state: 'open', endedIn: null })
    .where(and(listOf(whose), inArray(id, changes.untick), isTicked));
}

const endTicked = prepared(['communityId', 'userId', 'occurrenceId'], (tx, it) =>
  tx
    .update(commitments)
    .set({ endedIn: sql`${it.occurrenceId}` })
    .where(and(listOf(it), isTicked)),
);

/** Makes this occurrence the one that reports what is ticked. */
export async function reportTicked(
  tx: Tx,
  { communityId, userId }: Pick<ListOwner, 'communityId' | 'userId'>,
  occurrenceId: string,
): Promise<void> {
  await endTicked(tx, { communityId, userId, occurrenceId });
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

/** Adds a commitment that belongs to no check-in, unless its id is there already. */
export async function addCommitment(
  tx: Tx,
  whose: ListOwner,
  { id, text, on, at }: { id: string | undefined; text: string; on: string; at: Date },
): Promise<void> {
  const row = { ...whose, ...(id ? { id } : {}), text, position: 0, madeIn: null, madeOn: on, madeAt: at };
  await tx.insert(commitments).values(row).onConflictDoNothing();
}

/**
 * Sets what this occurrence promised, or with `isDone`, the other things that it reported as done. Keeps the history of
 * those with an unchanged text.
 */
export async function addCommitments(
  tx: Tx,
  whose: ListOwner,
  made: { occurrenceId: string; on: string; at: Date; texts: readonly string[]; isDone?: boolean },
): Promise<void> {
  const { occurrenceId, texts, isDone = false } = made;
  const ended = isDone ? ({ state: 'done', endedIn: occurrenceId } as const) : {};
  const kept = await keepOnly(tx, whose, occurrenceId, isDone, texts);
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
  const { deleteOthers, made } = isDone ? reportedAsDone : promised;
  const { communityId, userId } = whose;
  const list = { communityId, userId, occurrenceId };
  const [, kept] = await together(deleteOthers(tx, { ...list, texts }), made(tx, list));
  return kept.map((it) => it.text);
}

/** Statements about what an occurrence reported as done besides its list. */
const reportedAsDone = madeWhere(({ occurrenceId }) =>
  and(eq(commitments.state, 'done'), eq(commitments.endedIn, occurrenceId)),
);

/** Statements about what an occurrence promised. */
const promised = madeWhere(
  ({ occurrenceId }) => sql`(${commitments.state} <> 'done' or ${commitments.endedIn} <> ${occurrenceId})`,
);

/** Returns statements about what an occurrence made of one kind. */
function madeWhere(isOfKind: (it: { readonly occurrenceId: Placeholder }) => SQL | undefined) {
  const names = ['communityId', 'userId', 'occurrenceId'] as const;
  const isMade = (it: Record<(typeof names)[number], Placeholder>) =>
    and(listOf(it), eq(commitments.madeIn, it.occurrenceId), isOfKind(it));
  return {
    made: prepared(names, (tx, it) => tx.select({ text: commitments.text }).from(commitments).where(isMade(it))),
    deleteOthers: prepared([...names, 'texts'], (tx, it) =>
      tx.delete(commitments).where(and(isMade(it), not(isOneOf(commitments.text, it.texts)))),
    ),
  };
}

import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { prepared } from '../../../core/database/prepared.js';
import { programmes } from '../../../core/programme-schema.js';
import { currentOf, DEFAULT_QUESTIONS, knownQuestions, type Question } from '../domain/questions.js';
import { questions } from '../schema/questions.js';

const ofProgramme = prepared(['id'], (tx, { id }) => tx.select().from(questions).where(eq(questions.programmeId, id)));

/** Returns all questions that a programme asks or asked. */
export async function questionsKnown(tx: Tx, programmeId: string): Promise<Question[]> {
  return knownQuestions(await ofProgramme(tx, { id: programmeId }));
}

/** The programme whose questions an organizer changes. */
interface Whose {
  readonly workspaceId: string;
  readonly programmeId: string;
}

/**
 * Returns the questions that a programme asks, in their order, and locks them until the end of the transaction. Saves
 * the default ones if none are saved yet.
 */
export async function lockQuestions(tx: Tx, { workspaceId, programmeId }: Whose): Promise<Question[]> {
  await tx.select({ id: programmes.id }).from(programmes).where(eq(programmes.id, programmeId)).for('update');
  const saved = await ofProgramme(tx, { id: programmeId });
  if (saved.length > 0) return currentOf(saved);
  const defaults = DEFAULT_QUESTIONS.map((it) => ({ ...it, choices: [...it.choices], workspaceId, programmeId }));
  await tx.insert(questions).values(defaults);
  return currentOf(DEFAULT_QUESTIONS);
}

/**
 * Saves the questions that a programme asks from `now` on, in this order. Those before that are not among them are no
 * longer asked. Their ids say whether they are new: the rest of a question never changes.
 */
export async function saveQuestions(
  tx: Tx,
  { workspaceId, programmeId }: Whose,
  it: {
    before: readonly Question[];
    after: readonly Omit<Question, 'position' | 'createdAt' | 'retiredAt'>[];
    now: Date;
  },
): Promise<void> {
  const { before, after, now } = it;
  const isOne = (id: string) => and(eq(questions.programmeId, programmeId), eq(questions.id, id));
  for (const { id } of before.filter((one) => !after.some(({ id }) => id === one.id)))
    await tx
      .update(questions)
      .set({ retiredAt: now })
      .where(and(isOne(id), isNull(questions.retiredAt)));
  for (const [position, one] of after.entries()) {
    const added = { ...one, choices: [...one.choices], position, createdAt: now, retiredAt: null };
    if (before.some(({ id }) => id === one.id)) await tx.update(questions).set({ position }).where(isOne(one.id));
    else await tx.insert(questions).values({ ...added, workspaceId, programmeId });
  }
}

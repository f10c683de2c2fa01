import { and, desc, eq, gte, isNull, not, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { prepared } from '../../../core/database/prepared.js';
import { isAnswered } from '../../activity/index.js';
import { questionCopy } from '../copy/questions.js';
import { EARLIER_MOODS, MOOD_ID, type QuestionAnswer, sharedBlocker } from '../domain/questions.js';
import { checkins, occurrences, replies } from '../schema.js';
import { isElsewhere } from './elsewhere.js';
import { isShown } from './replies.js';

/** A member's answers in one check-in. */
export type Answer = Omit<typeof checkins.$inferSelect, 'blockers' | 'mood'>;

const ofOccurrence = prepared(['id'], (tx, { id }) => tx.select().from(checkins).where(eq(checkins.occurrenceId, id)));

export async function answerOf(tx: Tx, occurrenceId: string): Promise<Answer | undefined> {
  return (await ofOccurrence(tx, { id: occurrenceId }))[0];
}

const columns = ['workspaceId', 'occurrenceId', 'answers', 'blockers', 'mood', 'shared', 'updatedAt'] as const;

const save = prepared(columns, (tx, row) =>
  tx
    .insert(checkins)
    .values(row)
    .onConflictDoUpdate({
      target: [checkins.workspaceId, checkins.occurrenceId],
      set: Object.fromEntries(columns.map((it) => [it, sql`excluded.${sql.identifier(checkins[it].name)}`])),
    }),
);

export async function saveAnswer(tx: Tx, answer: Answer): Promise<void> {
  await save(tx, { ...answer, ...forVersionBefore(answer.answers) });
}

/** Returns the two columns that the version before reads. */
function forVersionBefore(answers: readonly QuestionAnswer[]) {
  const { choices } = questionCopy.mood;
  const mood = answers.find(({ questionId, isShared }) => questionId === MOOD_ID && isShared)?.text;
  return {
    blockers: sharedBlocker(answers)?.text ?? null,
    mood: EARLIER_MOODS.find((_, index) => choices[index] === mood) ?? null,
  };
}

/** Makes an answer visible to its author only. */
export async function hideAnswer(tx: Tx, occurrenceId: string): Promise<void> {
  await tx.update(checkins).set({ shared: false }).where(eq(checkins.occurrenceId, occurrenceId));
}

/** An answer in the thread of its day. */
export interface Shared {
  readonly occurrenceId: string;
  readonly programmeId: string;
  readonly userId: string;
  readonly day: Day;
  readonly answeredAt: Date;
  /** The answer names a blocker. */
  readonly stuck: boolean;
  /** Another member has answered it. */
  readonly answered: boolean;
}

const MAX_SHARED = 20;

/**
 * Returns the latest shared answers of a community for the days from `since` on, newest first; none of those in the
 * channels of circles.
 */
export async function sharedSince(tx: Tx, communityId: string, since: Day): Promise<Shared[]> {
  const { userId, answeredAt } = occurrences;
  const rows = await tx
    .select({
      occurrenceId: occurrences.id,
      programmeId: occurrences.programmeId,
      userId,
      day: occurrences.day,
      answeredAt,
      stuck: sql<boolean>`${checkins.answers} @> '[{"about": "blocker", "isShared": true}]'`,
      answered: sql<boolean>`(${isAnswered({ communityId: occurrences.communityId, userId, since: answeredAt, thread: sql`null` })}
        or exists (select 1 from ${replies} where ${and(eq(replies.occurrenceId, occurrences.id), isNull(replies.removedAt), isShown)}))`,
    })
    .from(occurrences)
    .innerJoin(checkins, eq(checkins.occurrenceId, occurrences.id))
    .where(
      and(
        eq(occurrences.communityId, communityId),
        gte(occurrences.day, since),
        eq(checkins.shared, true),
        not(isElsewhere(tx)),
      ),
    )
    .orderBy(desc(occurrences.answeredAt))
    .limit(MAX_SHARED);
  return rows.flatMap(({ answeredAt, ...row }) => (answeredAt ? [{ ...row, answeredAt }] : []));
}

import type { Tx } from '../../../core/database/database.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import { posted } from '../../../slack/outbound/ledger.js';
import { permalink } from '../../../slack/permalink.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { milestone, streakOf } from '../domain/streak.js';
import { type Answer, answerOf } from '../store/answers.js';
import { historyOf, type Occurrence } from '../store/occurrences.js';

/** The facts about the answer to a check-in that messages tell. */
export interface AnsweredContext {
  readonly answer: Answer | undefined;
  /** The length of the streak that the answer brought to a milestone. */
  readonly milestone: number | undefined;
  /** The permalink of the answer in the day's thread. */
  readonly thread: string | undefined;
}

export const NOT_ANSWERED: AnsweredContext = { answer: undefined, milestone: undefined, thread: undefined };

/** Reads what messages say about the answer to a check-in that has one. */
export async function answeredContext(tx: Tx, occurrence: Occurrence): Promise<AnsweredContext> {
  const { id, programmeId, userId } = occurrence;
  const at = await posted(tx, deliveryKey('answer', id));
  return {
    answer: await answerOf(tx, id),
    milestone: milestoneOf(await historyOf(tx, programmeId, userId), occurrence),
    thread: at && permalink((await currentWorkspace(tx)).url, at),
  };
}

/** Returns the milestone that this answer reached, given the days before it. */
function milestoneOf(history: readonly Occurrence[], occurrence: Occurrence): number | undefined {
  if (!occurrence.answeredAt) return undefined;
  const before = history.filter((it) => it.day < occurrence.day);
  return milestone(
    streakOf([...before, occurrence], occurrence.answeredAt),
    streakOf(before, occurrence.answeredAt).best,
  );
}

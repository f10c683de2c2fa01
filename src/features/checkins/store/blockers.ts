import type { Tx } from '../../../core/database/database.js';
import { sharedBlocker } from '../domain/questions.js';
import { answerOf } from './answers.js';

/** Returns what is in the way of a member, as their shared answer in this check-in says; undefined if it says nothing. */
export async function blockerOf(tx: Tx, occurrenceId: string): Promise<string | undefined> {
  const answer = await answerOf(tx, occurrenceId);
  return answer?.shared ? sharedBlocker(answer.answers)?.text : undefined;
}

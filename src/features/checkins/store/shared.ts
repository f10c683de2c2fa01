import type { Tx } from '../../../core/database/database.js';
import { type Person, personById } from '../../../core/people.js';
import { posted } from '../../../slack/outbound/ledger.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { type Answer, answerOf } from './answers.js';
import { type Commitment, spokenOfIn } from './commitments.js';
import { type Occurrence, occurrenceById } from './occurrences.js';

/** An answer in a day's thread. */
export interface Answered {
  readonly occurrence: Occurrence;
  readonly author: Person;
  readonly answer: Answer;
  /** The commitments that it speaks of. */
  readonly list: readonly Commitment[];
  /** The channel of the thread: the home channel, or one that was named for a circle. */
  readonly channelId: string;
}

/** Returns the answer to a check-in if it is in the day's thread now; otherwise undefined. */
export async function sharedAnswer(tx: Tx, occurrenceId: string): Promise<Answered | undefined> {
  const occurrence = await occurrenceById(tx, occurrenceId);
  const answer = await answerOf(tx, occurrenceId);
  const author = occurrence && (await personById(tx, occurrence.userId));
  if (!author || !answer?.shared || occurrence.outcome !== 'answered') return undefined;
  const at = await posted(tx, deliveryKey('answer', occurrenceId));
  return at && { occurrence, author, answer, list: await spokenOfIn(tx, occurrence), channelId: at.channelId };
}

import type { Tx } from '../../../core/database/database.js';
import { answerIn, replyIn } from '../domain/delivery-keys.js';
import { occurrenceById } from './occurrences.js';
import { replyById } from './replies.js';

/** Returns who wrote the check-in or the reply that was posted for this key of the ledger; undefined for any other. */
export async function authorOf(tx: Tx, key: string): Promise<string | undefined> {
  const answer = answerIn(key);
  if (answer) return (await occurrenceById(tx, answer))?.userId;
  const reply = replyIn(key);
  return reply ? (await replyById(tx, reply))?.fromUser : undefined;
}

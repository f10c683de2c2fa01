import type { Tx } from '../../../core/database/database.js';
import { canBelong, personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { ChosenMessage } from '../../../slack/interactions/listen.js';
import { keyOf } from '../../../slack/outbound/ledger.js';

/**
 * Returns who wrote a message; null if nobody did, or Hearth can't tell. Hearth posts what members write in its forms, and
 * other apps may post in the name of the person who uses them.
 */
export async function authorOf(tx: Tx, deps: Pick<Deps, 'authorOf'>, message: ChosenMessage): Promise<string | null> {
  const { id, isBot } = message.author;
  if (!isBot) return id ?? null;
  const key = await keyOf(tx, message);
  if (key !== undefined) return (await deps.authorOf(tx, key)) ?? null;
  const person = id === undefined ? undefined : await personById(tx, id);
  return person && canBelong(person) ? person.userId : null;
}

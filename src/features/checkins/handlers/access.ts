import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { type HandlerResponse, refuse } from '../../../slack/interactions/responses.js';
import { copy } from '../copy.js';
import { isClosed, type Occurrence } from '../store/occurrences.js';

/** Why this person may not answer, skip or change this occurrence now; undefined when they may. */
export async function refusal(tx: Tx, person: Person, occurrence: Occurrence, now: Date): Promise<HandlerResponse> {
  if (occurrence.userId !== person.userId) return refuse(copy.notYours, 'a check-in of somebody else');
  return (await isClosed(tx, occurrence, now)) ? refuse(copy.over, 'that check-in is over') : undefined;
}

/** For an id that this workspace does not know: of another one, or of somebody who was erased. */
export function unknown(): HandlerResponse {
  return refuse(copy.notYours, 'no such check-in in this workspace');
}

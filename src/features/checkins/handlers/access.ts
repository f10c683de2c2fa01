import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { type HandlerResponse, refuse } from '../../../slack/interactions/responses.js';
import { copy } from '../copy.js';
import { isClosed, type Occurrence, occurrenceById } from '../store/occurrences.js';

/** Permits members of the community to which a check-in belongs. */
export const forMembers = {
  for: 'member',
  of: async (tx: Tx, { occurrenceId }: { occurrenceId: string }) =>
    (await occurrenceById(tx, occurrenceId))?.communityId,
} as const;

/** Returns the refusal if this person may not answer, skip or change this occurrence now; otherwise undefined. */
export async function refusal(
  tx: Tx,
  person: Person,
  occurrence: Occurrence | undefined,
  now: Date,
): Promise<HandlerResponse> {
  if (occurrence?.userId !== person.userId) return refuse(copy.notYours, 'a check-in of somebody else');
  return (await isClosed(tx, occurrence, now)) ? refuse(copy.over, 'that check-in is over') : undefined;
}

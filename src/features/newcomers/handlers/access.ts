import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { type HandlerResponse, refuse, say } from '../../../slack/interactions/responses.js';
import { copy } from '../copy.js';
import * as store from '../store/newcomers.js';

export const toIntroduce = {
  act: 'newcomers.introduce',
  of: async (tx: Tx, { newcomerId }: { newcomerId: string }) => (await store.newcomerById(tx, newcomerId))?.communityId,
} as const;

/** Returns the refusal if this person may not introduce themselves; otherwise undefined. */
export function refusal(person: Person, it: store.Newcomer | undefined): HandlerResponse {
  if (it?.userId !== person.userId) return refuse(copy.notYours, 'not the newcomer');
  return it.introducedAt ? say(md`${copy.already}`) : undefined;
}

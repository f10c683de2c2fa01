import type { Person } from '../../../core/people.js';
import type { Deps, Feature } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, refuse, say } from '../../../slack/interactions/responses.js';
import { letEnd, renew } from '../contracts.js';
import { copy } from '../copy.js';
import { renewalFor } from '../domain/renewing.js';
import { agreed } from '../domain/terms.js';
import { settle } from '../jobs/settle.js';
import { endingWith, programmeFor } from '../store/beside.js';
import * as store from '../store/partnerships.js';
import { renewalBlocks } from '../views/renewal.js';
import { toTakePart } from './access.js';

/** Registers the answers to "Four more weeks?". */
export function listenForRenewals(on: Listen, deps: Deps): void {
  const { db, clock } = deps;
  const answer = (person: Person, id: string, renews: boolean): Promise<HandlerResponse> =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const now = clock();
      const { userId } = person;
      const it = await store.lockPartnership(tx, id);
      if (!it?.partners.some((one) => one.userId === userId)) return refuse(copy.asked.notYours, 'not a partner');
      if (!renewalFor(it, it.partners, userId, now)) return say(md`${copy.renewal.over}`);
      await store.changePartners(tx, id, { renews }, [userId]);
      await settle(tx, deps, id, now);
      return undefined;
    });

  on.press(renew, toTakePart, ({ person, carry: { partnershipId: id } }) => answer(person, id, true));
  on.press(letEnd, toTakePart, ({ person, carry: { partnershipId: id } }) => answer(person, id, false));
}

/** Returns the question for the message with a check-in, as long as it is open. */
export const renewalBeside: NonNullable<Feature['besideCheckin']> = async (tx, it) => {
  const { person, community, programmeId, now } = it;
  const { userId } = person;
  const found = await endingWith(tx, { communityId: community.id, userId, now });
  if (!found || renewalFor(found, found.partners, userId, now) !== 'asked') return [];
  if ((await programmeFor(tx, community.id, userId)) !== programmeId) return [];
  const names = agreed(store.othersIn(found, userId)).map(({ name }) => name);
  return renewalBlocks({ id: found.id, endsAt: found.endsAt, names }, person);
};

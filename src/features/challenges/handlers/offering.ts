import { localToday } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { AboutMember, CheckinOffers, WelcomePart } from '../../../feature.js';
import { offeredOn, recordOffer, toOffer } from '../store/offers.js';
import { offerBlock } from '../views/offer.js';

/** Returns the challenge that a newcomer can join, for their welcome; undefined without any. */
export async function challengeInWelcome(tx: Tx, about: AboutMember): Promise<WelcomePart | undefined> {
  const challenge = await toOffer(tx, about);
  if (!challenge) return undefined;
  const offers = [offerBlock(challenge, readerOf(about))];
  return { lines: [], buttons: [], offers, state: `challenge ${challenge.id}` };
}

/** Offers members a challenge in the message about a check-in that they answered, each challenge once. */
export const challengeAfterCheckin: CheckinOffers = {
  choose: recordOffer,
  chosen: async (tx, about) => {
    const challenge = await offeredOn(tx, about);
    return challenge ? [offerBlock(challenge, readerOf(about))] : [];
  },
};

function readerOf({ community, person, now }: AboutMember) {
  return { today: localToday(community, person, now), locale: person.locale };
}

import type { Proactive, Proposed } from '../../../attention/proactive.js';
import { dayIn } from '../../../core/calendar.js';
import { communityById, isSilent } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { holdersOf } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { sizeKind } from '../contracts.js';
import { copy } from '../copy.js';
import { SIZES } from '../domain.js';

/** The sentence to an organizer about the size of their community. */
export const size: Proactive<Deps> = {
  ...sizeKind,
  compose: async (tx, it) => {
    const { community, reached } = await aboutSize(tx, it);
    if (!community || isSilent(community, dayIn(it.person.zone, it.now))) return undefined;
    const organizers = await holdersOf(tx, community.id, ['organizer'], it.now);
    if (!organizers.some((one) => one.userId === it.person.userId)) return undefined;
    return {
      blocks: [section(copy.size[reached](community.name))],
      buttons: [],
      why: { rule: copy.sizeRule, facts: copy.sizeFacts },
    };
  },
  ended: async (tx, it) => {
    const { community, reached } = await aboutSize(tx, it);
    return community && community.sizeTold > reached ? copy.sizeGrown(community.name) : undefined;
  },
};

/** Reads what the subject, `communityId size`, is about. The community is undefined if it is gone. */
async function aboutSize(tx: Tx, { id }: Proposed) {
  const [communityId = '', reached] = id.split(' ');
  const community = await communityById(tx, communityId);
  return { community, reached: Number(reached) === SIZES.most ? SIZES.most : SIZES.comfortable };
}

import type { HomeSection } from '../../feature.js';
import { copy } from './copy.js';
import { questionTo } from './proactive/asked.js';
import { forHome, type PartnershipOnHome } from './store/home.js';
import { homeBlocks, lookingBlocks } from './views/home.js';

/** The shared commitments of the member's partners, or a question that waits for an answer. */
export const partnersOnHome: HomeSection = {
  rank: 22,
  title: copy.onHome,
  section: async ({ tx, now, person, community }) => {
    if (!community) return { blocks: [] };
    const { userId } = person;
    const { partnership, isLooking } = await forHome(tx, { communityId: community.id, userId, now });
    // While a question is open, no other one comes.
    const looking = isLooking && !isOpen(partnership) ? lookingBlocks(community.id) : [];
    if (!partnership) return { blocks: looking };
    const topics = partnership.partners.find((it) => it.userId !== userId)?.topics;
    const question = questionTo(partnership, userId, community, topics);
    return { blocks: [...homeBlocks(partnership, question, { viewer: person, now }), ...looking] };
  },
};

function isOpen(it: PartnershipOnHome | undefined): boolean {
  return it !== undefined && it.endedAt === null;
}

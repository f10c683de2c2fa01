import type { HomeSection } from '../../feature.js';
import { copy } from './copy.js';
import { questionTo } from './proactive/asked.js';
import { forHome } from './store/home.js';
import { homeBlocks } from './views/home.js';

/** What the member's partners are working on, or a question that waits for an answer. */
export const partnersOnHome: HomeSection = {
  rank: 22,
  title: copy.onHome,
  section: async ({ tx, now, person, community }) => {
    if (!community) return { blocks: [] };
    const { userId } = person;
    const found = await forHome(tx, { communityId: community.id, userId, now });
    if (!found) return { blocks: [] };
    return { blocks: homeBlocks(found, questionTo(found, userId, community), { viewer: person, now }) };
  },
};

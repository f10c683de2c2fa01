import { localToday } from '../../core/communities.js';
import type { HomeSection } from '../../feature.js';
import { copy } from './copy.js';
import { forHome } from './store/home.js';
import { homeBlocks } from './views/home.js';

/** Shows the challenges of the community: the one that needs something first, then a line for each other. */
export const challengesOnHome: HomeSection = {
  rank: 25,
  title: copy.onHome,
  section: async ({ tx, now, person, community }) => {
    if (!community) return { blocks: [] };
    const all = await forHome(tx, community.id, person.userId, now);
    return { blocks: homeBlocks(all, { today: localToday(community, person, now), locale: person.locale }) };
  },
};

import { localToday } from '../../core/communities.js';
import type { HomeSection } from '../../feature.js';
import { copy } from './copy.js';
import { forHome } from './store/home.js';
import { homeBlocks } from './views/home.js';
import { proposedNeed } from './views/manage.js';

/**
 * Shows the challenges of the community: the one that needs something first, then a line for each other. Shows organizers
 * which ones wait for their approval.
 */
export const challengesOnHome: HomeSection = {
  rank: 25,
  title: copy.onHome,
  section: async ({ tx, now, person, community, may }) => {
    if (!community) return { blocks: [] };
    const all = await forHome(tx, community.id, person.userId, { now, withProposed: may('challenges.start') });
    const isProposed = ({ challenge }: (typeof all)[number]) => challenge.state === 'proposed';
    const shown = all.filter((it) => !isProposed(it));
    return {
      blocks: homeBlocks(shown, { today: localToday(community, person, now), locale: person.locale }),
      needs: all.filter(isProposed).map(({ challenge }) => proposedNeed(challenge)),
    };
  },
};

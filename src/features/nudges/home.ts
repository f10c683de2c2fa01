import type { HomeSection } from '../../feature.js';
import { copy } from './copy.js';
import { quietOnHome } from './store/quiet.js';
import { claimedBlocks, quietNeed } from './views/organizers.js';

/** The members to whom this person wanted to write and, for organizers, how many have gone quiet. */
export const nudgesOnHome: HomeSection = {
  rank: 30,
  title: copy.onHome,
  section: async ({ tx, now, person: { userId }, community, organizes }) => {
    const { claimed, quiet } = await quietOnHome(tx, { userId, organizes: organizes ? community?.id : undefined, now });
    const waiting = quiet.filter(({ nudgeCase, claim }) => nudgeCase.userId !== userId && !claim).length;
    return {
      blocks: claimedBlocks(claimed),
      needs: community && waiting > 0 ? [quietNeed(community.id, waiting)] : [],
    };
  },
};

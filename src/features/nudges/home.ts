import type { HomeSection } from '../../feature.js';
import { copy } from './copy.js';
import { quietOnHome } from './store/quiet.js';
import { claimedOnHome, quietNeed } from './views/organizers.js';

/** The cases that the user has claimed and, for organizers, the number of quiet members whom nobody has claimed. */
export const nudgesOnHome: HomeSection = {
  rank: 30,
  title: copy.onHome,
  section: async ({ tx, now, person: { userId }, community, may }) => {
    const { claimed, quiet } = await quietOnHome(tx, {
      userId,
      organizes: may('nudges.see-quiet') ? community?.id : undefined,
      now,
    });
    const waiting = quiet.filter(({ nudgeCase, claim }) => nudgeCase.userId !== userId && !claim).length;
    return {
      blocks: claimedOnHome(claimed),
      needs: community && waiting > 0 ? [quietNeed(community.id, waiting)] : [],
    };
  },
};

import type { HomeSection } from '../../feature.js';
import { copy } from './copy.js';
import { openCasesFor } from './store/cases.js';
import { waitingNeed } from './views/log.js';

/** Shows organizers how many reports are waiting. */
export const moderationOnHome: HomeSection = {
  rank: 80,
  title: copy.feature,
  section: async ({ tx, community, person: { userId }, may }) => {
    const count = community && may('moderation.see-log') ? await openCasesFor(tx, community.id, userId) : 0;
    return { blocks: [], needs: community && count > 0 ? [waitingNeed(community, count)] : [] };
  },
};

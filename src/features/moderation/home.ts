import type { HomeSection } from '../../feature.js';
import { copy } from './copy.js';
import { openCasesFor } from './store/cases.js';
import { waitingNeed } from './views/log.js';

/** Shows organizers how many reports are waiting. */
export const moderationOnHome: HomeSection = {
  rank: 80,
  title: copy.feature,
  section: async ({ tx, community, person: { userId }, may, now }) => {
    const reader = community && may('moderation.see-log') ? { communityId: community.id, userId, now } : undefined;
    const count = reader ? await openCasesFor(tx, reader) : 0;
    return { blocks: [], needs: community && count > 0 ? [waitingNeed(community, count)] : [] };
  },
};

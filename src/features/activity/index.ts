import { when } from '../../core/domain-events.js';
import { memberActed } from '../../core/members.js';
import type { Feature } from '../../feature.js';
import { openChannels } from './contracts.js';
import { copy } from './copy.js';
import { listenForChannels } from './handlers/channels.js';
import { countAct, listenForActivity } from './handlers/counting.js';
import { activityRetention } from './jobs.js';
import { activityStarters } from './starters.js';

export { threadAt } from './domain.js';
export { activeDays, activeDaysOfAll, lastActiveDay, lastActiveDays, medianGap } from './store/rhythm.js';
export { answeredOf, closestPeer, firstPost, wordsAwaiting } from './store/ties.js';

/** What members do in a community, counted by day from what Slack tells as it happens. */
export const activity: Feature = {
  name: 'activity',
  listen: (on, deps) => {
    listenForActivity(on, deps);
    listenForChannels(on, deps);
  },
  retention: [activityRetention],
  on: () => [when(memberActed, countAct)],
  starters: activityStarters,
  home: async ({ organizes, community }) => ({
    blocks: [],
    buttons: organizes && community ? [openChannels.element(copy.channels, { communityId: community.id })] : [],
  }),
};

import { when } from '../../core/domain-events.js';
import type { Feature } from '../../feature.js';
import { channelLost } from '../../slack/outbound/deliver.js';
import { openSettings, openSetUp } from './contracts.js';
import { copy } from './copy.js';
import { listenForMembership } from './handlers/membership.js';
import { listenForSetUp } from './handlers/set-up.js';
import { loseChannel } from './jobs/channel-access.js';
import { communitySweeps, communityWork, unopenedDue } from './jobs/follow-channel.js';
import { homeHead, homeWithout } from './views.js';

export { communitiesAfter } from './store.js';

/** Setting communities up, and keeping their members those of their channels. */
export const community: Feature = {
  name: 'community',
  listen: (on, deps) => {
    listenForSetUp(on, deps);
    listenForMembership(on, deps);
  },
  work: communityWork,
  sweeps: communitySweeps,
  due: [unopenedDue],
  on: (deps) => [when(channelLost, (tx, it) => loseChannel(tx, deps, it))],
  home: async ({ organizes, administers, community, communities }) => {
    if (!community) return { blocks: homeWithout(administers) };
    return {
      blocks: homeHead(community, communities),
      buttons: [
        ...(organizes ? [openSettings.element(copy.settings, { communityId: community.id })] : []),
        ...(administers ? [openSetUp.element(copy.setUpAnother, {})] : []),
      ],
    };
  },
};

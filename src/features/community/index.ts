import { when } from '../../core/domain-events.js';
import type { Feature } from '../../feature.js';
import { channelLost } from '../../slack/outbound/deliver.js';
import { openSettings, openSetUp } from './contracts.js';
import { copy } from './copy.js';
import { maySetUp } from './domain.js';
import { listenForMembership } from './handlers/membership.js';
import { listenForSetUp } from './handlers/set-up.js';
import { loseChannel } from './jobs/channel-access.js';
import { communitySweeps, communityWork, unopenedDue } from './jobs/follow-channel.js';
import { homeHead, homeWithout } from './views.js';

export { maySetUp } from './domain.js';
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
  home: async ({ workspace, person, community, communities }) => {
    const may = maySetUp(person, workspace.installerId);
    if (!community) return { blocks: homeWithout(may) };
    const buttons = [
      openSettings.element(copy.settings, { communityId: community.id }),
      openSetUp.element(copy.setUpAnother, {}),
    ];
    return { blocks: homeHead(community, communities), buttons: may ? buttons : [] };
  },
};

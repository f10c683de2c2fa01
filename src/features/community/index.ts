import { when } from '../../core/domain-events.js';
import { membersChanged } from '../../core/members.js';
import { personRejoined } from '../../core/people.js';
import type { Feature } from '../../feature.js';
import { channelLost } from '../../slack/outbound/deliver.js';
import { openSettings } from './contracts.js';
import { copy } from './copy.js';
import { listenForMembership } from './handlers/membership.js';
import { listenForSetUp, openSetUpForm } from './handlers/set-up.js';
import { markChannelLost } from './jobs/channel-access.js';
import { communitySweeps, communityWork, followAll, keepOrganized, unopenedDue } from './jobs/follow-channel.js';
import { data, draftRetention } from './schema.js';
import { homeHead, homeWithout, rhythmInWords } from './views.js';

export { everyCommunity } from './jobs/every-community.js';

/** Sets up communities and keeps their members in line with their channels. */
export const community: Feature = {
  name: 'community',
  listen: (on, deps) => {
    listenForSetUp(on, deps);
    listenForMembership(on, deps);
  },
  work: communityWork,
  sweeps: communitySweeps,
  due: [unopenedDue],
  retention: [draftRetention],
  on: (deps) => [
    when(membersChanged, (tx, it) => keepOrganized(tx, deps, it)),
    when(channelLost, (tx, it) => markChannelLost(tx, deps, it)),
    when(personRejoined, (tx, it) => followAll(tx, deps, it)),
  ],
  acts: [
    {
      word: 'setup',
      label: copy.setUp,
      help: copy.setUpHelp,
      for: 'administrator',
      run: ({ person }, deps) => openSetUpForm(deps, person, undefined),
    },
  ],
  home: {
    rank: 0,
    title: copy.onHome,
    section: async ({ administers, community, communities }) => ({
      blocks: community ? homeHead(community, communities) : homeWithout(administers),
    }),
  },
  settings: { label: copy.settings, summary: async (_, community) => rhythmInWords(community), open: openSettings },
  data,
};

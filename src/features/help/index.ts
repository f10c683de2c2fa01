import { when } from '../../core/domain-events.js';
import { erasureBegins } from '../../core/erasures.js';
import { featureSwitched } from '../../core/feature-switches.js';
import { membersChanged } from '../../core/members.js';
import { checkinHidden, checkinShown } from '../../core/shared-checkins.js';
import type { Feature } from '../../feature.js';
import { helpSwitch } from './contracts.js';
import { copy } from './copy.js';
import { listenForAsking } from './handlers/asking.js';
import { wantedLines } from './handlers/digest.js';
import { whenErased, whenMembersChange, whenShown, whenSwitched } from './handlers/following.js';
import { listenForOffers } from './handlers/offering.js';
import { end, requestsDue, requestWork } from './jobs.js';
import { data, requestRetention } from './schema.js';
import { ownRequest } from './store/own.js';
import { authorOf } from './store/posts.js';
import { ownBlocks } from './views.js';

/** Lets members ask for help with what is in their way, and others offer it. */
export const help: Feature = {
  name: 'help',
  listen: (on, deps) => {
    listenForAsking(on, deps);
    listenForOffers(on, deps);
  },
  work: (deps) => [requestWork(deps)],
  due: [requestsDue],
  retention: [requestRetention],
  home: {
    rank: 22,
    title: copy.onHome,
    section: async ({ tx, now, person: { userId }, community }) => ({
      blocks: community ? ownBlocks(await ownRequest(tx, { communityId: community.id, userId, now })) : [],
    }),
  },
  optional: { label: copy.label, summary: copy.summary, by: helpSwitch },
  on: (deps) => [
    when(checkinShown, (tx, it) => whenShown(tx, deps, it)),
    when(checkinHidden, (tx, it) => end(tx, deps, it, [it.id], 'gone')),
    when(membersChanged, (tx, it) => whenMembersChange(tx, deps, it)),
    when(featureSwitched, (tx, it) => whenSwitched(tx, deps, it)),
    when(erasureBegins, (tx, it) => whenErased(tx, deps, it)),
  ],
  besideCheckin: async (tx, { person: { userId }, community, programmeId, day, now }) =>
    ownBlocks(await ownRequest(tx, { communityId: community.id, userId, now, of: { programmeId, day } })),
  authorOf,
  blockerUse: copy.questions,
  inDigest: wantedLines,
  data,
};

import { when } from '../../core/domain-events.js';
import { memberActed } from '../../core/member-acts.js';
import type { Feature } from '../../feature.js';
import { openChannels } from './contracts.js';
import { copy } from './copy.js';
import { listenForChannels } from './handlers/channels.js';
import { countAct, listenForActivity } from './handlers/counting.js';
import { activityRetention, undoneRetention } from './jobs.js';
import { data } from './schema.js';
import { activityStarters } from './starters.js';
import { channelsOf } from './store/channels.js';

export { messagePosted, reactionAdded } from './contracts.js';
export { threadAt, WRITING } from './domain.js';
export { channelsOf, communityForChannel } from './store/channels.js';
export { postsSince } from './store/posts.js';
export {
  activeDays,
  activeDaysOfAll,
  lastActiveDay,
  lastActiveDayOf,
  lastActiveDays,
  medianGap,
} from './store/rhythm.js';
export {
  closestPeer,
  firstPost,
  hasActed,
  isAnswered,
  pairsIn,
  repliedTo,
  repliersIn,
  unansweredMessages,
} from './store/ties.js';

/** Counts members' activity per community and local day, from Slack events as they arrive. */
export const activity: Feature = {
  name: 'activity',
  listen: (on, deps) => {
    listenForActivity(on, deps);
    listenForChannels(on, deps);
  },
  retention: [activityRetention, undoneRetention],
  on: () => [when(memberActed, countAct)],
  starters: activityStarters,
  settings: {
    label: copy.channels,
    summary: async (tx, community) => copy.channelsSummary((await channelsOf(tx, community.id)).length),
    open: openChannels,
  },
  data,
};

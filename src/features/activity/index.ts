import { dayIn } from '../../core/calendar.js';
import { membersOf } from '../../core/communities.js';
import type { Feature } from '../../feature.js';
import { concernsOfActivity } from './concerns.js';
import { listenForActivity } from './handlers.js';
import { activitySweeps } from './jobs.js';
import { count } from './store/counting.js';

export { activeDays, lastActiveDay, lastActiveDays, medianGap } from './store/rhythm.js';
export { closestPeer, wasAnswered, wordsAwaiting } from './store/ties.js';

/** What members do in a community, counted by day from what Slack tells as it happens. */
export const activity: Feature = {
  name: 'activity',
  listen: listenForActivity,
  sweeps: activitySweeps,
  memberActed: async (tx, act) => {
    const [member] = await membersOf(tx, act.communityId, [act.userId]);
    if (member) await count(tx, { ...act, withUser: '', day: dayIn(member.zone, act.at) });
  },
  concerns: concernsOfActivity,
};

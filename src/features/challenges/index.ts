import { when } from '../../core/domain-events.js';
import { membersChanged } from '../../core/members.js';
import type { Feature } from '../../feature.js';
import { work } from '../../queue/job.js';
import { challengesSwitch, editPost } from './contracts.js';
import { copy } from './copy.js';
import { listenForActs, logAct } from './handlers/acts.js';
import { listenForCheers } from './handlers/cheering.js';
import { leaveWithChannel, listenForJoining } from './handlers/joining.js';
import { listenForLogging } from './handlers/logging.js';
import { listenForOwnLogs } from './handlers/own-logs.js';
import { listenForDetails } from './handlers/showing.js';
import { challengesOnHome } from './home.js';
import { challengesInCheckin } from './handlers/with-check-in.js';
import { data } from './schema/data.js';

/** Challenges: what members do together for a few weeks, towards a shared target. */
export const challenges: Feature = {
  name: 'challenges',
  listen: (on, deps) => {
    listenForJoining(on, deps);
    listenForLogging(on, deps);
    listenForOwnLogs(on, deps);
    listenForActs(on, deps);
    listenForDetails(on, deps);
    listenForCheers(on, deps);
  },
  on: (deps) => [when(membersChanged, (tx, it) => leaveWithChannel(tx, deps, it))],
  acts: [logAct],
  work: () => [work(editPost, async () => {})],
  home: challengesOnHome,
  optional: { label: copy.feature, summary: copy.featureSummary, by: challengesSwitch },
  checkinItems: challengesInCheckin,
  data,
};

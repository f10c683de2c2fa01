import { communityAnnounced, communityResumed } from '../../core/communities.js';
import { when } from '../../core/domain-events.js';
import { featureSwitched } from '../../core/feature-switches.js';
import { membersChanged } from '../../core/members.js';
import type { Feature } from '../../feature.js';
import { challengesSwitch } from './contracts.js';
import { copy } from './copy.js';
import { listenForActs, logAct } from './handlers/acts.js';
import { listenForAnnouncing } from './handlers/announcing.js';
import { listenForCheers } from './handlers/cheering.js';
import { challengeAct, listenForForm } from './handlers/creating.js';
import { leaveWithChannel, listenForJoining, reminderRows } from './handlers/joining.js';
import { listenForLogging } from './handlers/logging.js';
import { challengesSettings, listenForManaging } from './handlers/managing.js';
import { challengeAfterCheckin, challengeInWelcome } from './handlers/offering.js';
import { listenForOwnLogs } from './handlers/own-logs.js';
import { listenForReflections } from './handlers/reflecting.js';
import { listenForSettling } from './handlers/settling.js';
import { listenForDetails } from './handlers/showing.js';
import { challengesInCheckin } from './handlers/with-check-in.js';
import { challengesOnHome } from './home.js';
import { curveWork } from './jobs/curve.js';
import { milestonesDue, milestoneWork } from './jobs/milestones.js';
import { postsDue, postWork } from './jobs/post.js';
import { refreshReminder } from './jobs/reminder-message.js';
import { expectedReminders, planRemindersAnew, remindersDue, reminderWork } from './jobs/reminders.js';
import { stepsDue, stepWork } from './jobs/step.js';
import { decided } from './proactive/decided.js';
import { finished } from './proactive/finished.js';
import { nobody } from './proactive/nobody.js';
import { data } from './schema/data.js';
import { livingPosts, planAnew, tryAgain } from './store/challenges.js';

/** Challenges: what members do together for a few weeks, towards a shared target. */
export const challenges: Feature = {
  name: 'challenges',
  listen: (on, deps) => {
    listenForForm(on, deps);
    listenForAnnouncing(on, deps);
    listenForManaging(on, deps);
    listenForJoining(on, deps);
    listenForLogging(on, deps);
    listenForOwnLogs(on, deps);
    listenForActs(on, deps);
    listenForDetails(on, deps);
    listenForCheers(on, deps);
    listenForReflections(on, deps);
    listenForSettling(on, deps);
  },
  work: (deps) => [postWork(deps), curveWork(deps), stepWork(deps), milestoneWork(deps), ...reminderWork(deps)],
  due: [postsDue, stepsDue, milestonesDue, remindersDue],
  livingMessages: [livingPosts],
  acts: [challengeAct, logAct],
  home: challengesOnHome,
  settings: challengesSettings,
  on: (deps) => [
    when(membersChanged, async (tx, it) => {
      // Participants before challenges, as those who log lock them.
      await planRemindersAnew(tx, it);
      await leaveWithChannel(tx, deps, it);
      await planAnew(tx, it.communityId, it.now);
    }),
    when(featureSwitched, (tx, it) => tryAgain(tx, it.communityId, it.now)),
    when(communityAnnounced, (tx, it) => tryAgain(tx, it.communityId, it.now)),
    when(communityResumed, (tx, it) => tryAgain(tx, it.communityId, it.now)),
  ],
  preferences: reminderRows,
  requested: { of: expectedReminders, refresh: refreshReminder },
  proactive: [decided, nobody, finished],
  optional: { label: copy.feature, summary: copy.featureSummary, by: challengesSwitch },
  checkinItems: challengesInCheckin,
  checkinOffers: challengeAfterCheckin,
  welcome: challengeInWelcome,
  data,
};

import { when } from '../../core/domain-events.js';
import { featureSwitched } from '../../core/feature-switches.js';
import { roleChanged } from '../../core/role-changes.js';
import type { Feature } from '../../feature.js';
import { moderationSwitch, openSettings } from './contracts.js';
import { copy } from './copy.js';
import { listenForActing } from './handlers/acting.js';
import { listenForAppeals } from './handlers/appealing.js';
import { listenForLog, logAct } from './handlers/log.js';
import { listenForReports, reportAct, reportingIn } from './handlers/reporting.js';
import { listenForSettings, settingsInWords } from './handlers/settings.js';
import { moderationOnHome } from './home.js';
import { appealsDue, appealWork } from './jobs/appeals.js';
import { cardWork, casesDue, moveCases } from './jobs/cards.js';
import { excerptSweeps, listenForDeletions } from './jobs/excerpts.js';
import { logWork } from './jobs/log.js';
import { channelsDue, channelWork } from './jobs/lost.js';
import { reportersDue, reporterWork } from './jobs/reporters.js';
import { channelLost } from './proactive/channel-lost.js';
import { reminder } from './proactive/reminder.js';
import { warning } from './proactive/warning.js';
import { caseRetention, data } from './schema.js';
import { livingCards } from './store/living.js';

/** Reports by members, and what moderators do about them. */
export const moderation: Feature = {
  name: 'moderation',
  listen: (on, deps) => {
    listenForReports(on, deps);
    listenForActing(on, deps);
    listenForAppeals(on, deps);
    listenForLog(on, deps);
    listenForSettings(on, deps);
    listenForDeletions(on, deps);
  },
  on: (deps) => [
    when(roleChanged, (tx, it) => moveCases(tx, deps, it)),
    when(featureSwitched, (tx, it) => moveCases(tx, deps, it)),
  ],
  work: (deps) => [cardWork(deps), appealWork(deps), reporterWork(deps), channelWork(deps), logWork(deps)],
  due: [casesDue, appealsDue, reportersDue, channelsDue],
  sweeps: excerptSweeps,
  retention: [caseRetention],
  livingMessages: livingCards,
  acts: [reportAct, logAct],
  home: moderationOnHome,
  reporting: reportingIn,
  settings: {
    label: copy.feature,
    summary: (tx, community, { now }) => settingsInWords(tx, community, now),
    open: openSettings,
  },
  optional: { label: copy.feature, summary: copy.featureSummary, by: moderationSwitch },
  proactive: [reminder, warning, channelLost],
  data,
};

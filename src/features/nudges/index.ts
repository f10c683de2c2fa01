import { awayChanged } from '../../core/away.js';
import { when } from '../../core/domain-events.js';
import { featureSwitched } from '../../core/feature-switches.js';
import { membersChanged } from '../../core/members.js';
import { leftInPeace } from '../../core/pace.js';
import type { Feature } from '../../feature.js';
import { nudgesSwitch, openPolicy } from './contracts.js';
import { copy } from './copy.js';
import { listenForLastQuestion } from './handlers/last-question.js';
import { listenForOrganizers } from './handlers/organizers.js';
import { listenForSayHello } from './handlers/say-hello.js';
import { nudgesOnHome } from './home.js';
import { leaveInPeace, startAnewAfterAway } from './jobs/away.js';
import { enrolAfterChange, startAnew } from './jobs/enrol.js';
import { evaluateDue, nudgesSweeps, nudgesWork } from './jobs/jobs.js';
import { ask } from './proactive/ask.js';
import { hello } from './proactive/hello.js';
import { last } from './proactive/last.js';
import { data } from './schema.js';
import { policyOf } from './store/policies.js';

export { writerTo } from './store/claims.js';
export { casesToWriteTo } from './store/rest.js';
export { writeButton } from './views/dm.js';

/**
 * Notices when a member goes quiet, judged by their own rhythm, and sends them a message. Later it asks another member
 * to write to them.
 */
export const nudges: Feature = {
  name: 'nudges',
  listen: (on, deps) => {
    listenForSayHello(on, deps);
    listenForLastQuestion(on, deps);
    listenForOrganizers(on, deps);
  },
  work: nudgesWork,
  due: [evaluateDue],
  sweeps: nudgesSweeps,
  home: nudgesOnHome,
  settings: {
    label: copy.settings,
    summary: async (tx, community) => copy.policySummary((await policyOf(tx, community.id)).leastDays),
    open: openPolicy,
  },
  optional: { label: copy.settings, summary: copy.optional, by: nudgesSwitch },
  on: (deps) => [
    when(membersChanged, (tx, change) => enrolAfterChange(tx, deps, change)),
    when(awayChanged, (tx, away) => startAnewAfterAway(tx, deps, away)),
    when(leftInPeace, (tx, it) => leaveInPeace(tx, deps, it)),
    when(featureSwitched, startAnew),
  ],
  proactive: [hello, ask, last],
  data,
};

import { when } from '../../core/domain-events.js';
import { membersChanged } from '../../core/members.js';
import type { Feature } from '../../feature.js';
import { listenForLastQuestion } from './handlers/last-question.js';
import { listenForOrganizers } from './handlers/organizers.js';
import { listenForSayHello } from './handlers/say-hello.js';
import { nudgesOnHome } from './home.js';
import { enrolAfterChange } from './jobs/enrol.js';
import { evaluateDue, nudgesSweeps, nudgesWork } from './jobs/jobs.js';
import { ask } from './proactive/ask.js';
import { hello } from './proactive/hello.js';
import { last } from './proactive/last.js';

/** Notices when a member goes quiet, by their own rhythm, and sees to it that they hear a word, first from Hearth and then from a person. */
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
  on: () => [when(membersChanged, enrolAfterChange)],
  proactive: [hello, ask, last],
};

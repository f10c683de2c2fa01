import type { Feature } from '../../feature.js';
import { recordNewcomers } from './handlers/arrivals.js';
import { listenForIntroductions, listenForSettings } from './handlers/introductions.js';
import { newcomersOnHome } from './home.js';
import { newcomerSweeps, newcomerWork } from './jobs.js';
import { newcomerKinds } from './proactive.js';

/** The first days of whoever joins: a welcome, a way to introduce themselves, and somebody who answers their first post. */
export const newcomers: Feature = {
  name: 'newcomers',
  listen: (on, deps) => {
    listenForIntroductions(on, deps);
    listenForSettings(on, deps);
  },
  work: newcomerWork,
  sweeps: newcomerSweeps,
  proactive: newcomerKinds,
  membersChanged: recordNewcomers,
  home: newcomersOnHome,
};

import type { Feature } from '../../feature.js';
import { listenForOrganizers } from './handlers/organizing.js';
import { listenForStaying } from './handlers/staying.js';
import { listenForWriting } from './handlers/writing.js';
import { nudgesOnHome } from './home.js';
import { nudgesSweeps, nudgesWork } from './jobs.js';
import { ask } from './kinds/ask.js';
import { hello } from './kinds/hello.js';
import { last } from './kinds/last.js';
import { watchAfterChange } from './watching.js';

/** Notices when a member goes quiet, by their own rhythm, and sees to it that they hear a word, first from Hearth and then from a person. */
export const nudges: Feature = {
  name: 'nudges',
  listen: (on, deps) => {
    listenForWriting(on, deps);
    listenForStaying(on, deps);
    listenForOrganizers(on, deps);
  },
  work: nudgesWork,
  sweeps: nudgesSweeps,
  home: nudgesOnHome,
  membersChanged: watchAfterChange,
  proactive: (deps) => [hello(deps), ask(deps), last()],
};

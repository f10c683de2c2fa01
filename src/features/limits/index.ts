import type { Feature } from '../../feature.js';
import { listenForPosts } from './handlers/counting.js';
import { listenForMarks } from './handlers/marking.js';
import { limitsSettings, listenForLimits } from './handlers/settings.js';
import { limitsOnHome } from './home.js';
import { checksDue, limitsWork } from './jobs.js';
import { data, noteRetention, postRetention } from './schema.js';

/** Limits on how often members post and promote something, which organizers can set. */
export const limits: Feature = {
  name: 'limits',
  listen: (on, deps) => {
    listenForPosts(on, deps);
    listenForLimits(on, deps);
    listenForMarks(on, deps);
  },
  work: limitsWork,
  due: [checksDue],
  retention: [postRetention, noteRetention],
  home: limitsOnHome,
  settings: limitsSettings,
  data,
};

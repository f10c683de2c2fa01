import type { Feature } from '../../feature.js';
import { listenForPosts } from './handlers/counting.js';
import { checksDue, limitsWork } from './jobs.js';
import { data, noteRetention, postRetention } from './schema.js';

/** Limits on how often members post and promote something, which organizers can set. */
export const limits: Feature = {
  name: 'limits',
  listen: listenForPosts,
  work: limitsWork,
  due: [checksDue],
  retention: [postRetention, noteRetention],
  data,
};

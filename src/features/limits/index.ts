import type { Feature } from '../../feature.js';
import { listenForPosts } from './handlers/counting.js';
import { data, noteRetention, postRetention } from './schema.js';

/** Limits on how often members post and promote something, which organizers can set. */
export const limits: Feature = {
  name: 'limits',
  listen: listenForPosts,
  retention: [postRetention, noteRetention],
  data,
};

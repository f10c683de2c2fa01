import type { Feature } from '../../feature.js';
import { data, noteRetention, postRetention } from './schema.js';

/** Limits on how often members post and promote something, which organizers can set. */
export const limits: Feature = {
  name: 'limits',
  retention: [postRetention, noteRetention],
  data,
};

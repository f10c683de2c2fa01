import type { Feature } from '../../feature.js';
import { caseRetention, data } from './schema.js';

/** Reports by members, and what moderators do about them. */
export const moderation: Feature = {
  name: 'moderation',
  retention: [caseRetention],
  data,
};

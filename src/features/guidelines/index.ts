import type { Feature } from '../../feature.js';
import { data, draftRetention } from './schema.js';

/** The guidelines of a community: versions that organizers publish, and that members read and acknowledge. */
export const guidelines: Feature = {
  name: 'guidelines',
  retention: [draftRetention],
  data,
};

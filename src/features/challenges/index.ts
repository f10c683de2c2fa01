import type { Feature } from '../../feature.js';
import { challengesSwitch } from './contracts.js';
import { copy } from './copy.js';
import { challengesInCheckin } from './handlers/with-check-in.js';
import { data } from './schema/data.js';

/** Challenges: what members do together for a few weeks, towards a shared target. */
export const challenges: Feature = {
  name: 'challenges',
  optional: { label: copy.feature, summary: copy.featureSummary, by: challengesSwitch },
  checkinItems: challengesInCheckin,
  data,
};

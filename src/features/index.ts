import type { Feature } from '../feature.js';
import { activity } from './activity/index.js';
import { challenges } from './challenges/index.js';
import { checkins } from './checkins/index.js';
import { community } from './community/index.js';
import { guidelines } from './guidelines/index.js';
import { help } from './help/index.js';
import { limits } from './limits/index.js';
import { moderation } from './moderation/index.js';
import { newcomers } from './newcomers/index.js';
import { nudges } from './nudges/index.js';
import { partners } from './partners/index.js';
import { peers } from './peers/index.js';
import { preferences } from './preferences/index.js';
import { roles } from './roles/index.js';
import { topics } from './topics/index.js';

/** All features. Their starters are offered, and their settings listed, in this order. */
export const features: readonly Feature[] = [
  community,
  activity,
  checkins,
  peers,
  help,
  partners,
  newcomers,
  guidelines,
  challenges,
  limits,
  moderation,
  nudges,
  roles,
  topics,
  preferences,
];

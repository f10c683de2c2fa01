import { featureSwitch } from '../../core/feature-switches.js';

export const moderationSwitch = featureSwitch('moderation', false);

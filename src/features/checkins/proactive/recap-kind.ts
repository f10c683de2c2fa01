import type { ProactiveKind } from '../../../attention/proactive.js';
import { DAY } from '../../../core/durations.js';
import { recap } from '../copy/recap.js';

/** The recap of a member's week, which is out of date by Thursday. */
export const recapKind: ProactiveKind = {
  name: 'checkins.recap',
  label: recap.topic,
  topic: 'checkins.recap',
  topicGroup: 'self',
  isOptIn: true,
  weight: 'notice',
  whenHeld: 'later',
  patienceMs: 3 * DAY,
};

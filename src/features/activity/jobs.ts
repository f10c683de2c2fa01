import { retention } from '../../core/database/retention.js';
import { DAY } from '../../core/durations.js';
import { activity } from './schema.js';

/** Keeps activity for more than a year, so that a season can be compared with the one before. */
export const activityRetention = retention('activity.clear', {
  table: activity,
  column: activity.day,
  keepMs: 400 * DAY,
  everyMs: DAY,
});

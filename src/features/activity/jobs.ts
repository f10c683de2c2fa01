import { retention } from '../../core/database/retention.js';
import { DAY } from '../../core/durations.js';
import { activity, undone } from './schema.js';

/** Keeps activity for more than a year, so that a season can be compared with the one before. */
export const activityRetention = retention('activity.clear', {
  table: activity,
  column: activity.day,
  keepMs: 400 * DAY,
  everyMs: DAY,
});

/** Keeps acts that were undone too early for as long as Slack may report them late. */
export const undoneRetention = retention('activity.clear-undone', {
  table: undone,
  column: undone.at,
  keepMs: 2 * DAY,
});

import { type Day, daysBetween } from '../../../core/calendar.js';

/** The smallest number of gaps that make a rhythm. */
const MIN_GAPS = 5;

/** The number of past days over which a rhythm is measured. */
export const RHYTHM_DAYS = 90;

/** Returns the median gap, in days, between active days (oldest first); undefined if there are too few. */
export function usualGap(activeDays: readonly Day[]): number | undefined {
  const gaps = activeDays.slice(1).map((day, i) => daysBetween(activeDays[i] ?? day, day));
  if (gaps.length < MIN_GAPS) return undefined;
  gaps.sort((a, b) => a - b);
  const [low, high] = [gaps[(gaps.length - 1) >> 1] ?? 0, gaps[gaps.length >> 1] ?? 0];
  return (low + high) / 2;
}

/**
 * Returns the number of days of silence after which a member counts as quiet: at least `leastDays`, and at least
 * `timesGap` times their usual gap.
 */
export function quietAfter(gap: number | undefined, limits: { leastDays: number; timesGap: number }): number {
  return Math.max(limits.leastDays, Math.ceil(limits.timesGap * (gap ?? 0)));
}

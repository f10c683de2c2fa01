import { type Day, daysBetween } from '../../../core/calendar.js';

/** Fewer gaps than this are no rhythm of one's own. */
const MIN_GAPS = 5;

/** A rhythm is looked for in so many days. */
export const RHYTHM_DAYS = 90;

/** The usual gap between the days on which somebody did something, oldest first, in days; undefined for who is too new to have one. */
export function usualGap(activeDays: readonly Day[]): number | undefined {
  const gaps = activeDays.slice(1).map((day, i) => daysBetween(activeDays[i] ?? day, day));
  if (gaps.length < MIN_GAPS) return undefined;
  gaps.sort((a, b) => a - b);
  const [low, high] = [gaps[(gaps.length - 1) >> 1] ?? 0, gaps[gaps.length >> 1] ?? 0];
  return (low + high) / 2;
}

/** After how many days of silence somebody counts as quiet: the longer of so many days, and so many times the gap that is usual for them. */
export function quietAfter(gap: number | undefined, limits: { leastDays: number; timesGap: number }): number {
  return Math.max(limits.leastDays, Math.ceil(limits.timesGap * (gap ?? 0)));
}

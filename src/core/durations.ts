/** Durations in milliseconds. `DAY` is 24 hours; calendar days, which DST can change, are in `calendar.ts`. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** Returns the start of the minute, in milliseconds since 1970, so that requests in the same minute are one. */
export function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / MINUTE) * MINUTE;
}

const UNITS = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', SECOND],
] as const;

/** Formats a duration in the largest unit that divides it, such as `10 minutes`, or `hour` for one hour. */
export function durationInWords(ms: number): string {
  const [unit, size] = UNITS.find((it) => ms % it[1] === 0) ?? ['second', SECOND];
  return ms === size ? unit : `${ms / size} ${unit}s`;
}

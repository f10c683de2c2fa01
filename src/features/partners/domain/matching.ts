import type { QuietTimes } from '../../../attention/quiet-hours.js';
import { timeIn } from '../../../core/calendar.js';
import { DAY, HOUR, MINUTE } from '../../../core/durations.js';

/** A member who is looking for a partner. */
export interface Seeker {
  readonly userId: string;
  readonly since: Date;
  readonly hours: Pick<QuietTimes, 'zone' | 'quietFrom' | 'quietUntil'>;
  /** The check-ins that they take part in. */
  readonly programmeIds: readonly string[];
  /** The topics that they care about. */
  readonly topics: readonly string[];
}

/** The fewest hours of a day in which both are to be awake. */
const LEAST_HOURS = 2;

const STEP_MS = 30 * MINUTE;

/** Returns the number of hours of the day from `now` on that are in neither's quiet hours, to half an hour. */
export function sharedHours(a: Seeker['hours'], b: Seeker['hours'], now: Date): number {
  const steps = Array.from({ length: DAY / STEP_MS }, (_, i) => new Date(now.getTime() + i * STEP_MS));
  return (steps.filter((at) => isAwake(a, at) && isAwake(b, at)).length * STEP_MS) / HOUR;
}

function isAwake({ zone, quietFrom, quietUntil }: Seeker['hours'], at: Date): boolean {
  const time = timeIn(zone, at);
  return quietFrom > quietUntil ? time >= quietUntil && time < quietFrom : time < quietFrom || time >= quietUntil;
}

/** Returns the topics of both, in the order of the first. */
export function sharedTopics(a: readonly string[], b: readonly string[]): string[] {
  return a.filter((topic) => b.includes(topic));
}

/**
 * Returns the best pair: the two who share a check-in first, then those who share a topic, then those with the most hours in
 * common, then those who have waited longest. `isApart` tells that two are not to be brought together. Undefined if no two suit each other.
 */
export function bestPair<It extends Seeker>(
  seekers: readonly It[],
  isApart: (a: string, b: string) => boolean,
  now: Date,
): readonly [It, It] | undefined {
  const oldestFirst = [...seekers].sort(
    (a, b) => a.since.getTime() - b.since.getTime() || (a.userId < b.userId ? -1 : 1),
  );
  const pairs = oldestFirst.flatMap((a, i) =>
    oldestFirst.slice(i + 1).flatMap((b) => {
      const hours = sharedHours(a.hours, b.hours, now);
      if (hours < LEAST_HOURS || isApart(a.userId, b.userId)) return [];
      const isTogether = a.programmeIds.some((id) => b.programmeIds.includes(id));
      return [{ pair: [a, b] as const, hours, isTogether, shares: sharedTopics(a.topics, b.topics).length > 0 }];
    }),
  );
  // Sorting is stable, so that of equals the two who have waited longest stay first.
  pairs.sort(
    (a, b) => Number(b.isTogether) - Number(a.isTogether) || Number(b.shares) - Number(a.shares) || b.hours - a.hours,
  );
  return pairs[0]?.pair;
}

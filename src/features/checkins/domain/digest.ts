import { addDays, type Day, dayIn, instantAt, onOrAfter, weekOf } from '../../../core/calendar.js';
import { DAY } from '../../../core/durations.js';
import { milestonesUpTo, type PastDay, streakOf } from './streak.js';

/** The places for a digest: the thread of the week's last check-in day, the community's channel, or another channel. */
export const DIGEST_PLACES = ['thread', 'channel', 'other'] as const;

/** The time of the digest, on Mondays. */
const TIME = '09:00';

/** A digest that is later than this, because Hearth was down, is left out. */
const PATIENCE_MS = 2 * DAY;

/** Returns the time of the first digest after `now`. */
export function nextDigest(zone: string, now: Date): Date {
  const monday = onOrAfter(dayIn(zone, now), [1]);
  const at = instantAt(monday, TIME, zone);
  return at > now ? at : instantAt(addDays(monday, 7), TIME, zone);
}

/** Returns the first and last day of the week that a digest is about: the one before it. */
export function weekOfDigest(dueAt: Date, zone: string): { readonly from: Day; readonly until: Day } {
  const monday = weekOf(dayIn(zone, dueAt));
  return { from: addDays(monday, -7), until: addDays(monday, -1) };
}

/** Returns true if it is too late for a digest. */
export function isStale(dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() > PATIENCE_MS;
}

/** Returns the largest milestone that a member's streak reached from that day on; undefined if it reached none. */
export function milestoneSince(days: readonly PastDay[], from: Day, now: Date): number | undefined {
  const before = streakOf(
    days.filter((it) => it.day < from),
    now,
  );
  const { current } = streakOf(days, now);
  return milestonesUpTo(current).findLast((it) => it > before.best);
}

/** Returns the longest streak of each member, whose check-ins of several programmes have one each. */
export function longestOfEach<It extends { readonly userId: string; readonly length: number }>(
  all: readonly It[],
): It[] {
  const byUser = new Map<string, It>();
  for (const it of all) if (it.length > (byUser.get(it.userId)?.length ?? 0)) byUser.set(it.userId, it);
  return [...byUser.values()];
}

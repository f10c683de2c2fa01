import { DAY, HOUR } from '../../../core/durations.js';

/** Somebody who may be asked to answer a check-in. */
export interface Peer {
  readonly userId: string;
  /** True if they are away today, or on their next check-in day, or their status in Slack says so. */
  readonly isAway: boolean;
  readonly snoozedUntil: Date | null;
  readonly unreachableUntil: Date | null;
  readonly lastCheckinAt: Date | null;
  /** The number of check-ins that they were given, and of check-in days on which they were there, in the same time. */
  readonly given: number;
  readonly days: number;
  readonly lastGivenAt: Date | null;
  /** The time at which they were given the one that they hold now. */
  readonly holdsSince: Date | null;
  /** True if they are in the circle of the author. */
  readonly isOfCircle: boolean;
  /** True if they and the author care about the same topic. */
  readonly sharesTopic: boolean;
}

/** Without a check-in for longer, a member is quiet, and nothing is asked of them. */
const QUIET_MS = 14 * DAY;

/** For this long, nothing else takes the place of what a peer was given. */
const HELD_MS = 12 * HOUR;

/** The weight of what a peer was given on the day before and still holds, compared with a check-in given to them. */
const HELD_WEIGHT = 0.5;

/** The weight of a shared topic, as a check-in that somebody was not given. More would be at the expense of fairness. */
const TOPIC_WEIGHT = 0.4;

/**
 * Chooses the peer to be given a check-in: of those who are there, in the author's circle if possible, the one who was
 * given the fewest for the days on which they were there; a shared topic decides between those with about as many. `not` are
 * its author, and those who were given it before. What the chosen one holds from the day before ends. Returns undefined if
 * there is nobody.
 */
export function choosePeer<It extends Peer>(peers: readonly It[], not: readonly string[], now: Date): It | undefined {
  return peers
    .filter((it) => !not.includes(it.userId) && isThere(it, now) && !isBusy(it, now))
    .reduce<It | undefined>((best, it) => (best && compare(best, it) <= 0 ? best : it), undefined);
}

/** Returns true if something may be asked of them. */
export function isThere(it: Peer, now: Date): boolean {
  const isPast = (at: Date | null) => at === null || at <= now;
  const isQuiet = it.lastCheckinAt === null || it.lastCheckinAt.getTime() < now.getTime() - QUIET_MS;
  return !it.isAway && !isQuiet && isPast(it.snoozedUntil) && isPast(it.unreachableUntil);
}

function isBusy({ holdsSince }: Peer, now: Date): boolean {
  return holdsSince !== null && now.getTime() - holdsSince.getTime() < HELD_MS;
}

function compare(a: Peer, b: Peer): number {
  const last = (it: Peer) => it.lastGivenAt?.getTime() ?? 0;
  return (
    Number(b.isOfCircle) - Number(a.isOfCircle) ||
    loadOf(a) - loadOf(b) ||
    last(a) - last(b) ||
    (a.userId < b.userId ? -1 : 1)
  );
}

/** Counts half of one more, as fair rounding does, so that few days lead neither to too many nor to too few. */
function loadOf({ given, days, holdsSince, sharesTopic }: Peer): number {
  const more = (holdsSince ? HELD_WEIGHT : 0) - (sharesTopic ? TOPIC_WEIGHT : 0);
  return (given + 0.5 + more) / Math.max(days, 1);
}

import { addDays, type Day, weekdayOf } from '../../../core/calendar.js';
import { WEEK } from '../../../core/durations.js';

/** The periods in which posts are counted, by the author's own calendar. A week begins on Monday. */
export const PERIODS = ['day', 'week'] as const;

export type Period = (typeof PERIODS)[number];

/** A limit on the posts in one channel. It applies to posts from `since` on, but counts earlier ones too. */
export interface Limit {
  readonly channelId: string;
  readonly most: number;
  readonly since: Date;
}

/** The limits of a community. */
export interface Limits {
  readonly homeChannelId: string;
  /** The most new posts of a member in a channel. */
  readonly posts: (Limit & { readonly per: Period }) | undefined;
  /** The channel in which promotion belongs, and the most of it from one member in a week. */
  readonly promotion: Limit | undefined;
}

/** A new post in a channel, which is not a reply in a thread. */
export interface Post {
  readonly channelId: string;
  readonly ts: string;
  readonly at: Date;
  /** The day on which it was posted, in its author's time zone. */
  readonly day: Day;
  /** True if its author said that it is promotion. */
  readonly isMarked: boolean;
  /** The time since which the host of a link in it has been on the list; undefined if none is on it. */
  readonly hostSince: Date | undefined;
}

/** The time for which a host on the list has no effect, so that organizers see first what it would match. */
const TRIAL_OF_HOST_MS = WEEK;

/** Returns the first day of the period that contains this day. */
export function startOf(per: Period, day: Day): Day {
  return per === 'day' ? day : addDays(day, 1 - weekdayOf(day));
}

/** Returns the first day of the period after the one that contains this day. */
export function nextStart(per: Period, day: Day): Day {
  return addDays(startOf(per, day), per === 'day' ? 1 : 7);
}

/**
 * Returns true if a post is promotion: by its channel, by the host of a link, or because its author said so. In the home
 * channel, in which members post other things too, the channel doesn't decide.
 */
export function isPromotion({ homeChannelId, promotion }: Limits, post: Post): boolean {
  const { channelId, isMarked, hostSince, at } = post;
  if (!promotion) return false;
  const byChannel = channelId === promotion.channelId && channelId !== homeChannelId;
  const byLink = hostSince !== undefined && at.getTime() >= hostSince.getTime() + TRIAL_OF_HOST_MS;
  return byChannel || byLink || isMarked;
}

/** Compares Slack's timestamps, which have more digits than a number is exact for. */
export function byTs(a: Pick<Post, 'ts'>, b: Pick<Post, 'ts'>): number {
  const [[seconds = '', fraction = ''], [otherSeconds = '', otherFraction = '']] = [a.ts.split('.'), b.ts.split('.')];
  return (
    Number(seconds) - Number(otherSeconds) || Number(fraction.padEnd(6, '0')) - Number(otherFraction.padEnd(6, '0'))
  );
}

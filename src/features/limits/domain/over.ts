import type { Day } from '../../../core/calendar.js';
import { WEEK } from '../../../core/durations.js';
import { byTs, isPromotion, type Limits, nextStart, type Period, type Post, startOf } from './limits.js';

/** The rules: promotion belongs in its channel, only so much of it, and only so many new posts. */
export const RULES = ['place', 'promotion', 'posts'] as const;

export type Rule = (typeof RULES)[number];

/** A post that is over a limit. */
export interface Over {
  readonly rule: Rule;
  readonly post: Post;
  /** The first day on which its author may post again, by their own calendar; undefined if they may right away. */
  readonly again: Day | undefined;
}

/** A member, as far as it decides on whether they hear of a limit. */
export interface Author {
  readonly joinedAt: Date;
  readonly isExempt: boolean;
  /** The time of the last note to them. */
  readonly notedAt: Date | undefined;
}

/**
 * Returns which of a member's posts in the current periods are over a limit, whatever the order of `posts`. Of the posts
 * in a period, the latest are over.
 *
 * @param today  the current day in the member's time zone
 */
export function overAmong(limits: Limits, posts: readonly Post[], today: Day): Over[] {
  const sorted = [...posts].sort(byTs);
  return [...overPromotion(limits, sorted, today), ...overPosts(limits, sorted, today)];
}

function overPromotion(limits: Limits, sorted: readonly Post[], today: Day): Over[] {
  const { promotion } = limits;
  if (!promotion) return [];
  const all = inPeriod('week', sorted, today).filter((it) => isPromotion(limits, it));
  const inPlace = all.filter((it) => it.channelId === promotion.channelId);
  const elsewhere = all.filter((it) => it.channelId !== promotion.channelId);
  const next = nextStart('week', today);
  const again = inPlace.length >= promotion.most ? next : undefined;
  return [
    ...since(promotion.since, elsewhere).map((post): Over => ({ rule: 'place', post, again })),
    ...since(promotion.since, inPlace.slice(promotion.most)).map(
      (post): Over => ({ rule: 'promotion', post, again: next }),
    ),
  ];
}

function overPosts({ posts: often }: Limits, sorted: readonly Post[], today: Day): Over[] {
  if (!often) return [];
  const all = inPeriod(often.per, sorted, today).filter((it) => it.channelId === often.channelId);
  const again = nextStart(often.per, today);
  return since(often.since, all.slice(often.most)).map((post): Over => ({ rule: 'posts', post, again }));
}

/**
 * Returns what to tell a member after a post was counted: the latest post that is over a limit, if it is that post or a
 * later one, which the post may have put over a limit. Undefined if nothing is to be said: in their first week, within a
 * week after another note, or to an organizer who is exempt.
 */
export function noteAbout(
  post: Post,
  limits: Limits,
  posts: readonly Post[],
  author: Author,
  { now, today }: { now: Date; today: Day },
): Over | undefined {
  const { joinedAt, isExempt, notedAt } = author;
  if (isExempt || (notedAt && now.getTime() < notedAt.getTime() + WEEK)) return undefined;
  const settledAt = new Date(joinedAt.getTime() + WEEK);
  const over = overAmong(limits, posts, today).filter((it) => it.post.at >= settledAt && byTs(it.post, post) >= 0);
  // For one post, `sort` keeps the order of the rules: the place first.
  return over.sort((a, b) => byTs(b.post, a.post))[0];
}

function inPeriod(per: Period, posts: readonly Post[], today: Day): Post[] {
  const [from, next] = [startOf(per, today), nextStart(per, today)];
  return posts.filter(({ day }) => day >= from && day < next);
}

function since(from: Date, posts: readonly Post[]): Post[] {
  return posts.filter(({ at }) => at >= from);
}

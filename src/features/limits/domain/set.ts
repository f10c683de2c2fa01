import type { Limits, Period } from './limits.js';

/** Limits as they are set in a community; null where there is none. */
export interface SetLimits {
  readonly postsChannelId: string | null;
  readonly postsMost: number | null;
  readonly postsPer: Period | null;
  readonly postsSince: Date | null;
  readonly promotionChannelId: string | null;
  readonly promotionMost: number | null;
  readonly promotionSince: Date | null;
}

/** Returns the limits that are set. */
export function limitsFrom(homeChannelId: string, it: SetLimits): Limits {
  const { postsChannelId, postsMost, postsPer, postsSince, promotionChannelId, promotionMost, promotionSince } = it;
  return {
    homeChannelId,
    posts:
      postsChannelId && postsMost && postsPer && postsSince
        ? { channelId: postsChannelId, most: postsMost, per: postsPer, since: postsSince }
        : undefined,
    promotion:
      promotionChannelId && promotionMost && promotionSince
        ? { channelId: promotionChannelId, most: promotionMost, since: promotionSince }
        : undefined,
  };
}

/** The choices of a limit on new posts: none, or the period and the most posts in it. */
export const POSTS_CHOICES = [
  'no',
  'day-1',
  'day-2',
  'day-3',
  'day-5',
  'week-1',
  'week-2',
  'week-3',
  'week-5',
] as const;

/** The choices of a limit on promotion: none, or the most posts in a week. */
export const PROMOTION_CHOICES = ['no', '1', '2', '3', '5'] as const;

/** The choices of an organizer so far. */
export interface Choices {
  readonly posts: (typeof POSTS_CHOICES)[number];
  readonly postsChannel: string | null;
  readonly promotion: (typeof PROMOTION_CHOICES)[number];
  readonly promotionChannel: string | null;
}

/** Returns the limits that an organizer chose. One that stays as it was keeps the time since which it applies. */
export function setBy(it: Choices, before: SetLimits | undefined, now: Date): SetLimits {
  const posts = postsIn(it);
  const promotion = it.promotion === 'no' ? undefined : it.promotionChannel;
  const promotionMost = promotion ? Number(it.promotion) : null;
  const samePosts =
    before?.postsChannelId === posts?.channelId && before?.postsMost === posts?.most && before?.postsPer === posts?.per;
  const samePromotion = before?.promotionChannelId === promotion && before?.promotionMost === promotionMost;
  return {
    postsChannelId: posts?.channelId ?? null,
    postsMost: posts?.most ?? null,
    postsPer: posts?.per ?? null,
    postsSince: posts ? ((samePosts ? before?.postsSince : undefined) ?? now) : null,
    promotionChannelId: promotion ?? null,
    promotionMost,
    promotionSince: promotion ? ((samePromotion ? before?.promotionSince : undefined) ?? now) : null,
  };
}

function postsIn({ posts, postsChannel }: Choices): { channelId: string; most: number; per: Period } | undefined {
  if (posts === 'no' || !postsChannel) return undefined;
  return { channelId: postsChannel, most: Number(posts.split('-')[1]), per: posts.startsWith('day') ? 'day' : 'week' };
}

/** Returns the choices that stand for the limits that are set. Both channels are the home channel to begin with. */
export function choicesFor(homeChannelId: string, it: SetLimits | undefined): Choices {
  const posts = POSTS_CHOICES.find((choice) => choice === `${it?.postsPer}-${it?.postsMost}`);
  const promotion = PROMOTION_CHOICES.find((choice) => choice === String(it?.promotionMost));
  return {
    posts: posts ?? 'no',
    postsChannel: it?.postsChannelId ?? homeChannelId,
    promotion: promotion ?? 'no',
    promotionChannel: it?.promotionChannelId ?? homeChannelId,
  };
}

/** Returns true if Hearth hears of new posts. Without that, no limit is checked. */
export function canHear(scopes: readonly string[]): boolean {
  return scopes.includes('channels:history');
}

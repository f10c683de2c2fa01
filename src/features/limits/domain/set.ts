import type { Limits } from './limits.js';

/** Limits as they are set in a community; null where there is none. */
export interface SetLimits {
  readonly postsChannelId: string | null;
  readonly postsMost: number | null;
  readonly postsPer: 'day' | 'week' | null;
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

/** Returns true if Hearth hears of new posts. Without that, no limit is checked. */
export function canHear(scopes: readonly string[]): boolean {
  return scopes.includes('channels:history');
}

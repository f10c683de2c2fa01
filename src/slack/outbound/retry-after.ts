import { HOUR, MINUTE, SECOND } from '../../core/durations.js';

const [LEAST_S, MOST_S, UNREADABLE_S] = [1, HOUR / SECOND, MINUTE / SECOND];

/**
 * Returns for how many whole seconds to wait after a rate limit, from 1 to 3,600, whatever Slack, or a proxy before it,
 * writes in `Retry-After`. A header that holds no number, or none at all, counts as a minute.
 */
export function secondsToWait(retryAfter: string | null): number {
  const seconds = retryAfter?.trim() ? Number(retryAfter) : Number.NaN;
  if (!Number.isFinite(seconds)) return UNREADABLE_S;
  return Math.min(MOST_S, Math.max(LEAST_S, Math.ceil(seconds)));
}

/** Returns the headers of a rate limit with a `Retry-After` that can be relied on. */
export function withRetryAfter(headers: Headers): Headers {
  const all = new Headers(headers);
  all.set('retry-after', String(secondsToWait(headers.get('retry-after'))));
  return all;
}

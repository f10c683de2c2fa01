import { ErrorCode } from '@slack/web-api';
import { z } from 'zod';
import { Hopeless, RetryLater } from '../core/retry.js';

const rateLimited = z.object({ code: z.literal(ErrorCode.RateLimitedError), retryAfter: z.number() });
const refused = z.object({ code: z.literal(ErrorCode.PlatformError), data: z.object({ error: z.string() }) });

/** Slack's own name for what is wrong, such as `channel_not_found`, when it answered and refused. */
export function slackError(error: unknown): string | undefined {
  const parsed = refused.safeParse(error);
  return parsed.success ? parsed.data.data.error : undefined;
}

/** Errors that pass by themselves. */
const TRANSIENT = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);

/** This recipient cannot be written to, now and for a while; everybody else can. */
const UNREACHABLE = new Set([
  'cannot_dm_bot',
  'channel_not_found',
  'ekm_access_denied',
  'is_archived',
  'messages_tab_disabled',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'user_disabled',
  'user_not_found',
  'user_not_in_channel',
]);

/** Whether Slack said no for good: asking again would get the same answer. */
export function isRefusal(error: unknown): boolean {
  const code = slackError(error);
  return code !== undefined && !TRANSIENT.has(code);
}

/** Whether Slack says that this one recipient cannot be written to. */
export function isUnreachable(error: unknown): boolean {
  return UNREACHABLE.has(slackError(error) ?? '');
}

/**
 * What background work should throw instead of an error of Slack's client, so that the queue does the right thing: `RetryLater` for
 * a rate limit, the error itself where trying again may help, `Hopeless` for every other refusal, unknown ones included.
 */
export function forQueue(error: unknown): unknown {
  const limited = rateLimited.safeParse(error);
  if (limited.success) return new RetryLater(limited.data.retryAfter * 1000, 'Slack asked us to wait');
  return isRefusal(error) ? new Hopeless(`Slack refused: ${slackError(error)}`, { cause: error }) : error;
}

import { ErrorCode } from '@slack/web-api';
import { z } from 'zod';
import { PermanentError, RetryLater } from '../core/retry.js';

const rateLimited = z.object({ code: z.literal(ErrorCode.RateLimitedError), retryAfter: z.number() });
const refused = z.object({ code: z.literal(ErrorCode.PlatformError), data: z.object({ error: z.string() }) });

/** Slack's own name for what is wrong, such as `channel_not_found`, when it answered and refused. */
export function slackError(error: unknown): string | undefined {
  const parsed = refused.safeParse(error);
  return parsed.success ? parsed.data.data.error : undefined;
}

/** For how many seconds Slack asks us to leave that method alone. */
export function retryAfter(error: unknown): number | undefined {
  const parsed = rateLimited.safeParse(error);
  return parsed.success ? parsed.data.retryAfter : undefined;
}

/**
 * What follows from a call that failed:
 * `again`: nothing happened, and it passes by itself; `unknown`: nobody knows whether it happened, and it passes by itself;
 * `recipient`: this member or channel cannot be written to, everybody else can; `workspace`: nothing works there any more;
 * `ours`: Slack does not understand what we ask, so a person has to look at it.
 */
export type Verdict = 'again' | 'unknown' | 'recipient' | 'workspace' | 'ours';

/** Slack's names, and what each means; those not here are `ours`. From the pages of the methods we call on docs.slack.dev. */
const VERDICTS: Readonly<Record<Exclude<Verdict, 'ours'>, readonly string[]>> = {
  again: ['ratelimited', 'rate_limited', 'rollup_error'],
  // Of these Slack says that some of it may have succeeded.
  unknown: ['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable', 'team_added_to_org'],
  recipient: [
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
  ],
  workspace: [
    'account_inactive',
    'app_missing',
    'invalid_auth',
    'not_authed',
    'org_login_required',
    'team_access_not_granted',
    'token_expired',
    'token_revoked',
  ],
};

const verdicts = new Map(
  Object.entries(VERDICTS).flatMap(([verdict, codes]) => codes.map((code) => [code, verdict as Verdict])),
);

/** Judges what a call of Slack's threw. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof RetryLater || retryAfter(error) !== undefined) return 'again';
  const code = slackError(error);
  return code === undefined ? 'unknown' : (verdicts.get(code) ?? 'ours');
}

/** Whether Slack says that this one recipient cannot be written to. */
export function isUnreachable(error: unknown): boolean {
  return verdictOf(error) === 'recipient';
}

/**
 * What background work should throw instead of an error of Slack's client, so that the queue does the right thing: `RetryLater` for
 * a rate limit, the error itself where trying again may help, `PermanentError` for every other refusal, unknown ones included.
 */
export function forQueue(error: unknown): unknown {
  const seconds = retryAfter(error);
  if (seconds !== undefined) return new RetryLater(seconds * 1000, 'Slack asked us to wait');
  const passes = ['again', 'unknown'].includes(verdictOf(error));
  return passes ? error : new PermanentError(`Slack refused: ${slackError(error)}`, { cause: error });
}

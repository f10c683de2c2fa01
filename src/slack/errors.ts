import { ErrorCode } from '@slack/web-api';
import { z } from 'zod';
import { errorName } from '../core/check-result.js';
import { isOutage } from '../core/database/outage.js';
import { PermanentError, RetryLater, StoppedError, TemporaryError } from '../core/retry.js';

const rateLimited = z.object({ code: z.literal(ErrorCode.RateLimitedError), retryAfter: z.number() });
const refused = z.object({ code: z.literal(ErrorCode.PlatformError), data: z.object({ error: z.string() }) });

const unanswered = z.object({ code: z.literal(ErrorCode.RequestError), original: z.unknown() });

/** Any error of Slack's client, also for an answer that is no success, or for none. */
const ofSlack = z.object({ code: z.string().startsWith('slack_webapi_') });

/** Returns Slack's error code, such as `channel_not_found`; undefined if Slack didn't refuse the call. */
export function slackError(error: unknown): string | undefined {
  const parsed = refused.safeParse(error);
  return parsed.success ? parsed.data.data.error : undefined;
}

/** Says that Slack didn't answer a call, and what to do, for the operator. */
export function noAnswer(error: unknown): string {
  const network = unanswered.safeParse(error).data?.original ?? error;
  return `Slack doesn’t answer (${errorName(network)}). Check that this machine can reach it, and check SLACK_API_URL.`;
}

/** Returns the error with which Slack refuses a reply in a thread that was deleted, for one that it took nevertheless. */
export function threadNotFound(): Error {
  const message = 'Slack put a reply outside its thread';
  return Object.assign(new Error(message), { code: ErrorCode.PlatformError, data: { error: 'thread_not_found' } });
}

/** Returns the `Retry-After` of a rate-limit error, in seconds; undefined for any other error. */
export function retryAfter(error: unknown): number | undefined {
  const parsed = rateLimited.safeParse(error);
  return parsed.success ? parsed.data.retryAfter : undefined;
}

/**
 * The consequence of a failed call:
 * - `retry`: temporary, and the call had no effect;
 * - `unknown`: temporary, and the call may have had an effect;
 * - `recipient`: this member or channel can't be written to, others can;
 * - `message`: this message can't be written or changed, others can, also to the same channel;
 * - `workspace`: no call works in this workspace any more;
 * - `badRequest`: our request is wrong, so an engineer has to look at it.
 */
export type Verdict = 'retry' | 'unknown' | 'recipient' | 'message' | 'workspace' | 'badRequest';

/** Slack's error codes by verdict; all others are `badRequest`. Source: docs.slack.dev, the pages of the methods we call. */
const VERDICTS: Readonly<Record<Exclude<Verdict, 'badRequest'>, readonly string[]>> = {
  // A cursor that Slack forgot: the search begins anew.
  retry: ['invalid_cursor', 'ratelimited', 'rate_limited', 'rollup_error'],
  // For these, Slack's documentation says that part of the call may have succeeded.
  unknown: ['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable', 'team_added_to_org'],
  recipient: [
    'cannot_dm_bot',
    'channel_not_found',
    'ekm_access_denied',
    'is_archived',
    // The error of `chat.update` for an archived channel.
    'is_inactive',
    'messages_tab_disabled',
    'not_in_channel',
    'restricted_action',
    'restricted_action_non_threadable_channel',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'user_disabled',
    'user_not_found',
    'user_not_in_channel',
  ],
  message: ['restricted_action_thread_locked', 'thread_not_found'],
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

/** Classifies an error thrown by a Slack call. */
export function verdictOf(error: unknown): Verdict {
  const isPutOff = error instanceof RetryLater || error instanceof TemporaryError;
  if (isPutOff || retryAfter(error) !== undefined) return 'retry';
  const code = slackError(error);
  return code === undefined ? 'unknown' : (verdicts.get(code) ?? 'badRequest');
}

/** Returns true if the error means that this one recipient can't be written to. */
export function isUnreachable(error: unknown): boolean {
  return verdictOf(error) === 'recipient';
}

/** Returns true if Slack failed, or put the call off, in a way that passes by itself. */
export function isBusy(error: unknown): boolean {
  return ofSlack.safeParse(error).success && ['retry', 'unknown'].includes(verdictOf(error));
}

/**
 * Converts an error of Slack's client into the error that a job should throw: `RetryLater` for a rate limit,
 * `TemporaryError` if a retry may help, `StoppedError` if no call works there any more, `PermanentError` for any other
 * refusal, including unknown codes. An outage of the database is temporary, too. Returns all other errors as they are.
 */
export function forQueue(error: unknown): unknown {
  if (!ofSlack.safeParse(error).success)
    return isOutage(error)
      ? new TemporaryError('The database is out of reach, or has no room.', { cause: error })
      : error;
  const seconds = retryAfter(error);
  if (seconds !== undefined) return new RetryLater(seconds * 1000, 'Slack asked us to wait');
  if (verdictOf(error) === 'workspace') return new StoppedError();
  const code = slackError(error);
  return isBusy(error)
    ? new TemporaryError(`Slack failed: ${code ?? 'no answer'}`, { cause: error })
    : new PermanentError(`Slack refused: ${code}`, { cause: error });
}

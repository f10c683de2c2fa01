import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import type { LocalSlack } from '../slack.js';

/** The real Web API client, without retries. */
export function webClient(slack: Pick<LocalSlack, 'apiUrl'>, token?: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

const nothing = () => undefined;

/** Keeps expected errors off the console. */
const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};

/** Slack's response to a failed call, without `ok` and the client's own fields. */
export async function refusalOf(call: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'data' in error && typeof error.data === 'object') return tidy({ ...error.data });
    throw error;
  }
  throw new Error('The call was not refused.');
}

/** The error for one invalid argument, in the format of `refusalOf`. */
export function wrong(argument: string, error: string): Record<string, unknown> {
  return { error, messages: [`[ERROR] ${error} [json-pointer:/${argument}]`] };
}

function tidy({ ok: _, response_metadata, ...rest }: Record<string, unknown>): Record<string, unknown> {
  const messages =
    typeof response_metadata === 'object' && response_metadata !== null && 'messages' in response_metadata;
  return messages ? { ...rest, messages: response_metadata.messages } : rest;
}

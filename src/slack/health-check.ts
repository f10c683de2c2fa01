import { readFileSync } from 'node:fs';
import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type CheckResult, failed, passed, warning } from '../core/check-result.js';
import type { Clock } from '../core/clock.js';
import { SILENT_LOGGER } from './bolt-logger.js';
import { noAnswer, slackError } from './errors.js';

const MAX_SKEW_S = 60;
const CLIENT_OPTIONS = {
  timeout: 5_000,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  logger: SILENT_LOGGER,
};

const manifest = z.object({
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }),
  }),
});

export interface Scopes {
  readonly needed: readonly string[];
  /** An admin may decline these. */
  readonly optional: readonly string[];
}

/** Returns the scopes that `manifest.json` requests. */
export function scopesOfManifest(): Scopes {
  const text = readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8');
  const { bot, bot_optional: optional } = manifest.parse(JSON.parse(text)).oauth_config.scopes;
  return { needed: bot.filter((scope) => !optional.includes(scope)), optional };
}

/** Checks that Slack accepts a bot token, that it has all scopes, and that our clock agrees with Slack's. */
export async function checkBotToken(
  apiUrl: string,
  token: string,
  clock: Clock,
  scopes: Scopes,
): Promise<CheckResult[]> {
  const probe = probeClient(apiUrl, token);
  try {
    const { team, response_metadata: more } = await probe.client.auth.test();
    const accepted = passed(`Slack accepts the bot token of ${team}.`);
    return [accepted, ...scopesCheck(more?.scopes, scopes), ...clockCheck(probe.date(), clock)];
  } catch (error) {
    const what = 'Copy it again from "OAuth & Permissions".';
    return [failureOf(probe.networkError() ?? error, 'the bot token', what), ...clockCheck(probe.date(), clock)];
  }
}

/** Returns a client, with the `Date` header of its last response and the network error of its last failed call. */
function probeClient(slackApiUrl: string, token: string) {
  let date: string | null = null;
  let networkError: unknown;
  const client = new WebClient(token, {
    ...CLIENT_OPTIONS,
    slackApiUrl,
    fetch: async (url, init) => {
      try {
        const response = await fetch(url, init);
        date = response.headers.get('date');
        return response;
      } catch (error) {
        networkError = error;
        throw error;
      }
    },
  });
  return { client, date: () => date, networkError: () => networkError };
}

/** Checks that Slack accepts the app-level token that opens a socket. */
export async function checkAppToken(apiUrl: string, token: string): Promise<CheckResult[]> {
  const probe = probeClient(apiUrl, token);
  try {
    await probe.client.apps.connections.open();
    return [passed('Slack accepts the app-level token and opens a socket for it.')];
  } catch (error) {
    const what = 'Create one with connections:write under "Basic Information", and turn on Socket Mode.';
    return [failureOf(probe.networkError() ?? error, 'SLACK_APP_TOKEN', what)];
  }
}

function failureOf(error: unknown, token: string, what: string): CheckResult {
  const code = slackError(error);
  if (code) return failed(`Slack doesn’t accept ${token} (${code}). ${what}`);
  return failed(noAnswer(error));
}

function scopesCheck(scopes: readonly string[] | undefined, { needed, optional }: Scopes): CheckResult[] {
  if (!scopes) return [warning('Slack doesn’t say which scopes the bot token has.')];
  const without = (some: readonly string[]) => some.filter((scope) => !scopes.includes(scope)).join(', ');
  const [missing, declined] = [without(needed), without(optional)];
  return [
    missing
      ? failed(`The bot token lacks scopes: ${missing}. Update the app from manifest.json, and install it again.`)
      : passed('The bot token has all scopes that Hearth needs.'),
    ...(declined ? [warning(`An admin didn’t grant ${declined}. The features that need them are off.`)] : []),
  ];
}

function clockCheck(date: string | null, clock: Clock): CheckResult[] {
  if (!date) return [];
  const seconds = Math.round(Math.abs(Date.parse(date) - clock().getTime()) / 1000);
  if (seconds <= MAX_SKEW_S) return [passed('This machine’s clock agrees with Slack’s.')];
  return [
    failed(
      `This machine’s clock and Slack’s differ by ${seconds} seconds, so Hearth refuses Slack’s signatures. Set the clock by a time server (NTP).`,
    ),
  ];
}

import { readFileSync } from 'node:fs';
import { LogLevel, WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type Finding, nameOf, notable, right, wrong } from '../core/check-result.js';
import type { Clock } from '../core/clock.js';
import { slackError } from './errors.js';

const MOST_SKEW_S = 60;
const HOW = { timeout: 5_000, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logLevel: LogLevel.ERROR };

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

/** The scopes that our manifest asks for. */
export function scopesOfManifest(): Scopes {
  const text = readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8');
  const { bot, bot_optional: optional } = manifest.parse(JSON.parse(text)).oauth_config.scopes;
  return { needed: bot.filter((scope) => !optional.includes(scope)), optional };
}

/** Looks whether Slack accepts a bot token, what it lets it do, and whether its clock is ours. */
export async function examineBotToken(apiUrl: string, token: string, clock: Clock, scopes: Scopes): Promise<Finding[]> {
  const line = lineTo(apiUrl, token);
  try {
    const { team, response_metadata: more } = await line.client.auth.test();
    const accepted = right(`Slack accepts the bot token, of ${team}.`);
    return [accepted, ...granted(more?.scopes, scopes), ...skew(line.date(), clock)];
  } catch (error) {
    const what = 'Copy it again from "OAuth & Permissions".';
    return [refusal(line.broke() ?? error, 'the bot token', what), ...skew(line.date(), clock)];
  }
}

/** A client, what Slack's clock said in its last answer, and why there was none. */
function lineTo(slackApiUrl: string, token: string) {
  let date: string | null = null;
  let broke: unknown;
  const client = new WebClient(token, {
    ...HOW,
    slackApiUrl,
    fetch: async (url, init) => {
      try {
        const response = await fetch(url, init);
        date = response.headers.get('date');
        return response;
      } catch (error) {
        broke = error;
        throw error;
      }
    },
  });
  return { client, date: () => date, broke: () => broke };
}

/** Looks whether Slack accepts the token that opens a socket. */
export async function examineAppToken(apiUrl: string, token: string): Promise<Finding[]> {
  const line = lineTo(apiUrl, token);
  try {
    await line.client.apps.connections.open();
    return [right('Slack accepts the app-level token, and opens a socket for it.')];
  } catch (error) {
    const what = 'Make one with connections:write under "Basic Information", and turn Socket Mode on.';
    return [refusal(line.broke() ?? error, 'SLACK_APP_TOKEN', what)];
  }
}

function refusal(error: unknown, token: string, what: string): Finding {
  const code = slackError(error);
  if (code) return wrong(`Slack does not accept ${token} (${code}). ${what}`);
  return wrong(`Slack does not answer (${nameOf(error)}). See that this machine reaches it, and SLACK_API_URL.`);
}

function granted(scopes: readonly string[] | undefined, { needed, optional }: Scopes): Finding[] {
  if (!scopes) return [notable('Slack does not say which scopes the bot token has.')];
  const without = (some: readonly string[]) => some.filter((scope) => !scopes.includes(scope)).join(', ');
  const [missing, declined] = [without(needed), without(optional)];
  return [
    missing
      ? wrong(`It lacks scopes: ${missing}. Put manifest.json into the app again, and install it again.`)
      : right('It has every scope that Hearth needs.'),
    ...(declined ? [notable(`An admin did not grant ${declined}: what needs them is switched off.`)] : []),
  ];
}

function skew(date: string | null, clock: Clock): Finding[] {
  if (!date) return [];
  const seconds = Math.round(Math.abs(Date.parse(date) - clock().getTime()) / 1000);
  if (seconds <= MOST_SKEW_S) return [right('This machine’s clock agrees with Slack’s.')];
  return [
    wrong(
      `This machine’s clock and Slack’s differ by ${seconds} seconds: signatures are refused. Set it by a time server (NTP).`,
    ),
  ];
}

import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { LocalSlack } from '../../local-slack/slack.js';
import type { MultiWorkspaceSettings } from '../../src/core/config.js';
import { newTokenKey, readTokenKeys } from '../../src/core/token-keys.js';

/** Where browsers find Hearth, by the manifest. */
const PUBLIC_URL = 'https://hearth.example.com';

/** What Hearth needs to be installed in any workspace of that Slack, with a new key of that name. */
export function manyWorkspaces(slack: LocalSlack, keyId = 'first'): MultiWorkspaceSettings {
  const { clientId, clientSecret } = slack.app;
  const tokenKeys = readTokenKeys(newTokenKey(keyId)) ?? [];
  return { clientId, clientSecret, stateSecret: 's'.repeat(40), publicUrl: PUBLIC_URL, tokenKeys };
}

/** The same as a process is told it. */
export function environmentOf({ clientId, clientSecret, stateSecret, publicUrl, tokenKeys }: MultiWorkspaceSettings) {
  return {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
    PUBLIC_URL: publicUrl,
    TOKEN_KEYS: tokenKeys.map(({ id, bytes }) => `${id}:${bytes.toString('base64')}`).join(','),
  };
}

/** A browser on its way to Slack and back. */
export interface Journey {
  /** The page that says what Hearth does. */
  readonly page: string;
  /** Where its button leads. */
  readonly toSlack: string;
  /** Comes back to Hearth from Slack, in this browser or, without cookies, in another. */
  comesBack(to: string, how?: { cookies: boolean }): Promise<Seen>;
}

export interface Seen {
  readonly status: number;
  /** Its words, without markup. */
  readonly text: string;
  readonly html: string;
}

/** Opens the install page of the Hearth at that address. */
export async function opensInstallPage(url: string): Promise<Journey> {
  const response = await fetch(`${url}/slack/install`);
  const page = await response.text();
  const cookie = response.headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .join('; ');
  const toSlack = /href="([^"]*oauth\/v2\/authorize[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  return {
    page,
    toSlack,
    comesBack: async (to, { cookies } = { cookies: true }) => {
      const answer = await fetch(to.replace(PUBLIC_URL, url), cookies ? { headers: { cookie } } : {});
      const html = await answer.text();
      return { status: answer.status, html, text: wordsIn(html) };
    },
  };
}

/** Goes the whole way for a person who allows everything but what they decline. */
export async function installs(url: string, person: DrivenPerson, declined: readonly string[] = []): Promise<Seen> {
  const journey = await opensInstallPage(url);
  return journey.comesBack(person.allows(journey.toSlack, { declined }));
}

function wordsIn(html: string): string {
  const body = /<main>(.*)<\/main>/s.exec(html)?.[1] ?? '';
  return body
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

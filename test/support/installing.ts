import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { LocalSlack } from '../../local-slack/slack.js';
import type { MultiWorkspaceSettings } from '../../src/core/config.js';
import { newTokenKey, readTokenKeys } from '../../src/core/token-keys.js';

/** Hearth's public address in the manifest. */
const PUBLIC_URL = 'https://hearth.example.com';

/** Returns the settings for installing Hearth in any workspace of that Slack, with a new token key of that id. */
export function multiWorkspaceSettings(slack: LocalSlack, keyId = 'first'): MultiWorkspaceSettings {
  const { clientId, clientSecret } = slack.app;
  const tokenKeys = readTokenKeys(newTokenKey(keyId)) ?? [];
  return { clientId, clientSecret, stateSecret: 's'.repeat(40), publicUrl: PUBLIC_URL, tokenKeys };
}

/** Returns the same settings as environment variables. */
export function environmentOf({ clientId, clientSecret, stateSecret, publicUrl, tokenKeys }: MultiWorkspaceSettings) {
  return {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
    PUBLIC_URL: publicUrl,
    TOKEN_KEYS: tokenKeys.map(({ id, bytes }) => `${id}:${bytes.toString('base64')}`).join(','),
  };
}

/** An installation in a browser: from Hearth to Slack and back. */
export interface InstallFlow {
  /** The HTML of the install page. */
  readonly page: string;
  /** The address of its button. */
  readonly toSlack: string;
  /** Follows Slack's redirect to Hearth, in this browser or, without cookies, in another. */
  comesBack(to: string, how?: { cookies: boolean }): Promise<ResultPage>;
}

export interface ResultPage {
  readonly status: number;
  /** The text of the page, without markup. */
  readonly text: string;
  readonly html: string;
}

/** Opens the install page of the Hearth at that address. */
export async function opensInstallPage(url: string): Promise<InstallFlow> {
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
      return { status: answer.status, html, text: textOf(html) };
    },
  };
}

/** Completes an installation for a person who allows all scopes except the declined ones. */
export async function installs(
  url: string,
  person: DrivenPerson,
  declined: readonly string[] = [],
): Promise<ResultPage> {
  const flow = await opensInstallPage(url);
  return flow.comesBack(person.allows(flow.toSlack, { declined }));
}

function textOf(html: string): string {
  const body = /<main>(.*)<\/main>/s.exec(html)?.[1] ?? '';
  return body
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

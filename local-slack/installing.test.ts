import { createClock } from './clock.js';
import { refusalOf, webClient } from './sample/client.js';
import { sampleManifest } from './sample/manifest.js';
import { type Receiver, startReceiver } from './sample/receiver.js';
import { type LocalSlack, startSlack } from './slack.js';

const scopes = { bot: ['chat:write', 'commands', 'users:read'], bot_optional: ['users:read'] };
const redirect_urls = ['https://greeter.example.com/slack'];
const manifest = { ...sampleManifest, oauth_config: { scopes, redirect_urls } };

let slack: LocalSlack;

beforeEach(async () => {
  slack = await startSlack({ manifest, clock: createClock({ start: new Date('2026-03-02T08:00:00Z') }) });
});

afterEach(() => slack.close());

function installLink(more: Record<string, string> = {}): string {
  const query = { client_id: slack.app.clientId, scope: scopes.bot.join(','), state: 's', ...more };
  return `${slack.url}/oauth/v2/authorize?${new URLSearchParams(query)}`;
}

function access(code: string, more: object = {}) {
  const { clientId: client_id, clientSecret: client_secret } = slack.app;
  return webClient(slack).oauth.v2.access({ client_id, client_secret, code, ...more });
}

const codeIn = (location: string) => new URL(location).searchParams.get('code') ?? '';

test('after a person allows the app, it gets a token with the granted scopes', async () => {
  const club = slack.workspace({ name: 'Chess Club', installed: false });
  const ann = club.person({ name: 'Ann' });
  const back = ann.allows(installLink(), { declined: ['users:read'] });
  expect(back).toMatch(/^https:\/\/greeter\.example\.com\/slack\?code=[0-9a-f]+&state=s$/);
  const { response_metadata: _, ...granted } = await access(codeIn(back));
  expect(granted).toEqual({
    ok: true,
    app_id: slack.app.id,
    authed_user: { id: ann.id },
    scope: 'chat:write,commands',
    token_type: 'bot',
    access_token: club.botToken,
    bot_user_id: club.installation.botUser,
    team: { id: club.id, name: 'Chess Club' },
    enterprise: null,
    is_enterprise_install: false,
  });
  expect((await webClient(slack, club.botToken).auth.test()).user_id).toBe(club.installation.botUser);
  expect(await refusalOf(access(codeIn(back)))).toEqual({ error: 'code_already_used' });
});

test('a code expires after ten minutes and requires the client secret', async () => {
  const ann = slack.workspace({ name: 'Chess Club', installed: false }).person({ name: 'Ann' });
  const code = codeIn(ann.allows(installLink()));
  expect(await refusalOf(access(code, { client_secret: 'wrong' }))).toEqual({ error: 'bad_client_secret' });
  expect(await refusalOf(access(code, { client_id: 'wrong' }))).toEqual({ error: 'invalid_client_id' });
  expect(await refusalOf(access('made up'))).toEqual({ error: 'invalid_code' });
  await slack.clock.advance({ minutes: 11 });
  expect(await refusalOf(access(code))).toEqual({ error: 'invalid_code' });
});

test('a person who cancels is redirected with access_denied', () => {
  const ann = slack.workspace({ name: 'Chess Club', installed: false }).person({ name: 'Ann' });
  expect(ann.declines(installLink())).toBe('https://greeter.example.com/slack?error=access_denied&state=s');
});

test.each([
  ['an unknown client ID', { client_id: '1.2' }, 'invalid_client_id'],
  ['a scope that is not in the manifest', { scope: 'files:write' }, 'invalid_scope'],
  ['a redirect URL that is not in the manifest', { redirect_uri: 'https://evil.example.com/' }, 'bad_redirect_uri'],
])('the consent page rejects %s', async (_, more, error) => {
  const response = await fetch(installLink(more));
  expect([response.status, await response.text()]).toEqual([400, `Something went wrong: ${error}`]);
});

test('the consent page works in a browser', async () => {
  const club = slack.workspace({ name: 'Chess Club', installed: false });
  const ann = club.person({ name: 'Ann' });
  const link = installLink();
  expect(await (await fetch(link)).text()).toContain(`<option value="${club.id} ${ann.id}">Ann in Chess Club</option>`);
  const body = new URLSearchParams({ who: `${club.id} ${ann.id}`, answer: 'allow' });
  const response = await fetch(link, { method: 'POST', body, redirect: 'manual' });
  const granted = await access(codeIn(response.headers.get('location') ?? ''));
  expect(granted.scope).toBe('chat:write,commands');
});

test('a reinstalled app gets a new token for the same bot user', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  const before = club.installation;
  const { clientId: client_id, clientSecret: client_secret } = slack.app;
  await webClient(slack, club.botToken).apps.uninstall({ client_id, client_secret });
  expect(await refusalOf(webClient(slack, before.botToken).auth.test())).toEqual({ error: 'account_inactive' });
  const after = club.installs();
  expect(after.botUser).toBe(before.botUser);
  expect(after.botToken).not.toBe(before.botToken);
});

describe('the manifest', () => {
  let receiver: Receiver;

  beforeEach(async () => {
    receiver = await startReceiver(slack, ({ body }) => ({ body: { challenge: JSON.parse(body).challenge } }));
  });

  afterEach(() => receiver.stop());

  test('can be updated, and a new request URL must answer the challenge', async () => {
    const request_url = slack.requestUrl ?? '';
    slack.requestUrl = undefined;
    const settings = { ...manifest.settings, event_subscriptions: { request_url, bot_events: ['app_home_opened'] } };
    const owner = webClient(slack, slack.app.configToken);
    await owner.apiCall('apps.manifest.update', { app_id: slack.app.id, manifest: { ...manifest, settings } });
    expect(slack.requestUrl).toBe(request_url);
    const exported = await owner.apiCall('apps.manifest.export', { app_id: slack.app.id });
    expect(exported).toMatchObject({ manifest: { settings: { event_subscriptions: { request_url } } } });
    await slack.workspace({ name: 'Chess Club' }).person({ name: 'Ann' }).opensHome();
    expect(slack.deliveries().map((it) => it.what)).toEqual(['url_verification', 'app_home_opened']);

    const dead = { ...settings, event_subscriptions: { request_url: 'http://127.0.0.1:9/', bot_events: [] } };
    const refusal = owner.apiCall('apps.manifest.update', {
      app_id: slack.app.id,
      manifest: { ...manifest, settings: dead },
    });
    expect(await refusalOf(refusal)).toEqual({
      error: 'invalid_manifest',
      errors: [
        { message: 'Your URL did not answer the challenge.', pointer: '/settings/event_subscriptions/request_url' },
      ],
    });
    expect(slack.requestUrl).toBe(request_url);
  });
});

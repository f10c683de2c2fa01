import { createClock } from '../clock.js';
import type { DrivenPerson } from '../driver/person.js';
import type { DrivenWorkspace } from '../driver/workspace.js';
import type { Snapshot } from '../page/live/snapshot.js';
import { type SampleApp, startSampleApp } from '../sample/app.js';
import { greet } from '../sample/greeter.js';
import { sampleManifest } from '../sample/manifest.js';
import { type LocalSlack, startSlack } from '../slack.js';
import type { Channel } from '../world/workspace.js';
import type { ShownMessage, ShownView } from './shown.js';
import { openTab, type Tab } from './tab.js';

let slack: LocalSlack;
let greeter: SampleApp;
let club: DrivenWorkspace;
let ann: DrivenPerson;
let bob: DrivenPerson;
let lounge: Channel;
let tab: Tab;

beforeEach(async () => {
  slack = await startSlack({
    manifest: sampleManifest,
    clock: createClock({ start: new Date('2026-03-02T08:00:00Z') }),
  });
  greeter = await startSampleApp(slack, greet);
  club = slack.workspace({ name: 'Chess Club' });
  ann = club.person({ name: 'Ann', zone: 'Europe/Berlin' });
  bob = club.person({ name: 'Bob', zone: 'America/New_York' });
  lounge = club.channel({ name: 'lounge', members: [ann, bob], withApp: true });
  tab = openTab(slack, ann.id);
});

afterEach(async () => {
  tab.close();
  await greeter.stop();
  await slack.close();
});

const messageOf = (text: string) => (snapshot: Snapshot) =>
  find(snapshot.message, (it: ShownMessage) => it.text === text);
const modalOf = ({ view }: Snapshot) => find(view, (it: ShownView) => it.type === 'modal');
const homeOf = ({ view }: Snapshot) => find(view, (it: ShownView) => it.type === 'home');

function find<Row>(rows: ReadonlyMap<string, Row>, isIt: (row: Row) => boolean): Row | undefined {
  return [...rows.values()].find(isIt);
}

/** Presses the button on Ann's Home that opens a modal. */
async function opensModal(): Promise<ShownView> {
  await tab.act('openApp', { tab: 'home' });
  const home = await tab.sees(homeOf);
  const actions = home.blocks.find((it) => it.type === 'actions');
  await tab.act('press', { surface: { view: home.id }, blockId: actions?.block_id ?? '', actionId: 'greet' });
  return tab.sees(modalOf);
}

test('a modal that is closed twice says nothing the second time', async () => {
  const { id } = await opensModal();
  const results = [await tab.act('close', { view: id }), await tab.act('close', { view: id })];
  expect(results.map(({ body }) => body)).toEqual([{ result: null }, { result: null }]);
});

test('the page is served at all its addresses, with its files', async () => {
  for (const path of ['/', '/?user=U1&app=home', '/archives/C1/p1700000000000100']) {
    const response = await fetch(slack.url + path);
    expect(await response.text()).toContain('<script type="module" src="/page/page.js">');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  }
  const script = await fetch(`${slack.url}/page/page.js`);
  expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
  const styles = await fetch(`${slack.url}/page/styles.css`);
  expect([styles.status, styles.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  expect((await fetch(`${slack.url}/page/icon.svg`)).status).toBe(200);
});

test('a status is shown until it is cleared', async () => {
  const statusOf =
    (person: DrivenPerson) =>
    ({ user }: Snapshot) =>
      user.get(person.id)?.status;
  await bob.setsStatus('At the sea', { emoji: ':palm_tree:' });
  expect(await tab.sees(statusOf(bob))).toEqual({ emoji: ':palm_tree:', text: 'At the sea' });
  await bob.setsStatus('');
  expect(await tab.sees(({ user }) => user.get(bob.id)?.status === undefined || undefined)).toBe(true);
});

test('a tab shows the workspace, the viewer and the app', async () => {
  const workspace = await tab.sees((snapshot) => snapshot.workspace.get(''));
  expect(workspace).toEqual({
    id: club.id,
    name: 'Chess Club',
    viewer: ann.id,
    app: {
      name: 'Greeter',
      botUser: club.installation.botUser,
      description: '',
      tabs: ['home', 'messages'],
      takesMessages: true,
    },
    shortcuts: [
      { name: 'Greet', type: 'global', callbackId: 'greet', description: 'Greet someone' },
      { name: 'Answer this', type: 'message', callbackId: 'answer', description: 'Answer a message' },
    ],
    commands: [
      { command: '/greet', description: 'Greet someone', hint: '[who]', by: 'Greeter' },
      { command: '/invite', description: 'Bring somebody, or an app, into this channel', hint: '@name', by: 'Slack' },
      { command: '/leave', description: 'Leave this channel', hint: '', by: 'Slack' },
    ],
    all: [{ id: club.id, name: 'Chess Club', user: ann.id }],
  });
});

test('an address with an unknown user shows the first person', async () => {
  const other = openTab(slack, 'U404');
  expect((await other.sees((snapshot) => snapshot.workspace.get(''))).viewer).toBe(ann.id);
  other.close();
});

test('a tab receives only messages that its viewer can see', async () => {
  const secret = club.channel({ name: 'secret', members: [bob], isPrivate: true });
  await bob.posts(secret, 'For myself');
  await bob.posts(lounge, 'Hello @ann');
  const shown = await tab.sees(messageOf(`Hello <@${ann.id}>`));
  expect(shown).toMatchObject({ channel: lounge.id, user: bob.id, isApp: false, onlyYou: false });
  expect(await tab.sees(({ channel }) => [...channel.keys()])).toEqual([lounge.id]);
  await tab.sees((snapshot) => (messageOf('For myself')(snapshot) ? undefined : true));

  await bob.types('/greet @ann', { in: lounge });
  await ann.types('/greet @bob', { in: lounge });
  await tab.sees((snapshot) => find(snapshot.message, (it) => it.onlyYou && it.text === `You greet <@${bob.id}|bob>`));
  await tab.sees((snapshot) => (messageOf(`You greet <@${ann.id}|ann>`)(snapshot) ? undefined : true));
});

test('Ann greets Bob from the page, with Home, a modal and its errors', async () => {
  const modal = await opensModal();
  expect([modal.title, modal.submit, modal.close]).toEqual(['Greet', 'Send', 'Cancel']);
  const fill = (block: string, value: unknown) =>
    tab.act('fill', { surface: { view: modal.id }, blockId: block, actionId: block, value });
  await tab.act('submit', { view: modal.id });
  await tab.sees((snapshot) => modalOf(snapshot)?.errors.whom);
  expect(await fill('whom', bob.id)).toEqual({ status: 200, body: { result: null } });
  await fill('words', 'Boo');
  await tab.act('submit', { view: modal.id });
  expect(await tab.sees((snapshot) => modalOf(snapshot)?.errors.words)).toBe('Be kind.');
  await fill('words', 'Good morning');
  await tab.act('submit', { view: modal.id });

  await tab.sees((snapshot) => (modalOf(snapshot) ? undefined : true));
  await bob.sees('DM', /Good morning/);
});

test('messages can be sent, replied to, edited, reacted to and deleted', async () => {
  await tab.act('send', { channel: lounge.id, text: ' Hello @bob ' });
  const { ts, channel } = await tab.sees(messageOf(`Hello <@${bob.id}>`));
  await tab.act('send', { channel, thread: ts, text: 'And more' });
  expect((await tab.sees(messageOf('And more'))).threadTs).toBe(ts);

  await tab.act('react', { message: { channel, ts }, emoji: 'tada' });
  await tab.sees(({ message }) => message.get(`${channel}/${ts}`)?.reactions[0]);
  await tab.act('react', { message: { channel, ts }, emoji: 'tada' });
  await tab.sees(({ message }) => (message.get(`${channel}/${ts}`)?.reactions.length === 0 ? true : undefined));

  await tab.act('edit', { message: { channel, ts }, text: 'Bye' });
  expect((await tab.sees(messageOf('Bye'))).edited).toBe(true);
  const reply = await tab.sees(messageOf('And more'));
  await tab.act('remove', { message: { channel, ts: reply.ts } });
  await tab.sees((snapshot) => (messageOf('And more')(snapshot) ? undefined : true));
});

test('the app is invited with a built-in command', async () => {
  const secret = club.channel({ name: 'secret', members: [ann], isPrivate: true });
  await tab.act('send', { channel: secret.id, text: '/invite @greeter' });
  expect([...secret.members]).toEqual([ann.id, club.installation.botUser]);
  expect(await tab.act('send', { channel: secret.id, text: '/invite @nobody' })).toEqual({
    status: 400,
    body: { error: 'There is nobody called @nobody.' },
  });
});

test('a failure of the app is shown as a notice', async () => {
  slack.requestUrl = undefined;
  await tab.act('shortcut', { callbackId: 'greet' });
  expect(await tab.sees(({ notice }) => notice.get('0'))).toEqual({
    text: 'Greeter responded with an error (connection_failed).',
  });
});

test('read messages stay read in every tab', async () => {
  const before = await bob.posts(lounge, 'News');
  await tab.act('read', { channel: lounge.id, ts: before.ts });
  const other = openTab(slack, ann.id);
  expect((await other.sees(({ channel }) => channel.get(lounge.id))).read).toBe(before.ts);
  other.close();
  const bobs = openTab(slack, bob.id);
  expect((await bobs.sees(({ channel }) => channel.get(lounge.id))).read).toBe('1772427600.000000');
  bobs.close();
});

test('the clock can be advanced to the next morning', async () => {
  await tab.act('advance', { to: 'morning' });
  const clock = await tab.sees((snapshot) =>
    find(snapshot.clock, (it) => it.journey === undefined && it.now > Date.parse('2026-03-02T08:00:00Z')),
  );
  expect(clock).toEqual({ now: Date.parse('2026-03-03T08:00:00Z'), ticking: false });
});

test('requests are counted, listed and shown in full', async () => {
  await tab.act('openApp', { tab: 'home' });
  await slack.settled();
  await tab.sees(({ requests }) => (requests.get('') === 2 ? true : undefined));
  const lines = await (await fetch(`${slack.url}/page/requests?team=${club.id}&after=0`)).json();
  expect(lines).toMatchObject([
    { number: 1, kind: 'call', name: 'views.publish', status: 200 },
    { number: 2, kind: 'event', name: 'app_home_opened', status: 200 },
  ]);
  const request = await (await fetch(`${slack.url}/page/requests/2`)).json();
  expect(request).toMatchObject({
    number: 2,
    facts: { From: 'this Slack, to the app by HTTP' },
    sent: { type: 'event_callback' },
  });
  expect((await fetch(`${slack.url}/page/requests/3`)).status).toBe(404);
});

test.each([
  ['an action with invalid arguments', 'press', { surface: {} }, 400],
  ['an action on a missing view', 'submit', { view: 'V404' }, 400],
  ['an unknown action', 'dance', {}, 404],
])('%s returns an error', async (_, name, asked, status) => {
  const response = await fetch(`${slack.url}/page/${ann.id}/${name}`, { method: 'POST', body: JSON.stringify(asked) });
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ error: expect.any(String) });
});

import { createClock } from './clock.js';
import type { DrivenPerson } from './driver/person.js';
import type { DrivenWorkspace } from './driver/workspace.js';
import { actions, button, input, kept, options, plain } from './sample/blocks.js';
import { webClient } from './sample/client.js';
import { sampleManifest } from './sample/manifest.js';
import { type Receiver, type Reply, startReceiver } from './sample/receiver.js';
import { type LocalSlack, startSlack } from './slack.js';

let slack: LocalSlack;
let club: DrivenWorkspace;
let ann: DrivenPerson;
let receiver: Receiver;
let reply: Reply | (() => Promise<Reply>);

const divider = { type: 'divider' };
const colours = options('Red', 'Green', 'Blue');

beforeEach(async () => {
  reply = {};
  slack = await startSlack({
    manifest: sampleManifest,
    clock: createClock({ start: new Date('2026-03-02T08:00:00Z') }),
  });
  receiver = await startReceiver(slack, () => (typeof reply === 'function' ? reply() : reply));
  club = slack.workspace({ name: 'Chess Club' });
  ann = club.person({ name: 'Ann Lee', zone: 'Europe/Berlin' });
});

afterEach(async () => {
  await receiver.stop();
  await slack.close();
});

const lastBody = () => slack.deliveries().at(-1)?.body ?? {};

async function publish(...blocks: object[]): Promise<void> {
  await webClient(slack, club.botToken).apiCall('views.publish', { user_id: ann.id, view: { type: 'home', blocks } });
}

const sender = () => ({
  team: { id: club.id, domain: 'chess-club' },
  enterprise: null,
  is_enterprise_install: false,
  user: { id: ann.id, username: 'ann.lee', name: 'ann.lee', team_id: club.id },
  api_app_id: slack.app.id,
  token: slack.app.verificationToken,
});

test('a click on Home sends the view with its ID, hash and state', async () => {
  await publish(
    input('words', { type: 'plain_text_input', initial_value: 'Hello' }),
    actions(button('Greet', { action_id: 'greet', value: 'bob' })),
  );
  await ann.presses('Greet');
  const { home } = ann;
  expect(lastBody()).toEqual({
    type: 'block_actions',
    ...sender(),
    container: { type: 'view', view_id: home?.id },
    trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
    view: {
      id: home?.id,
      team_id: club.id,
      type: 'home',
      blocks: home?.blocks,
      private_metadata: '',
      callback_id: '',
      state: { values: { words: { it: { type: 'plain_text_input', value: 'Hello' } } } },
      hash: home?.hash,
      title: { type: 'plain_text', text: 'View Title', emoji: true },
      clear_on_close: false,
      notify_on_close: false,
      close: null,
      submit: null,
      previous_view_id: null,
      root_view_id: home?.id,
      app_id: slack.app.id,
      external_id: '',
      app_installed_team_id: club.id,
      bot_id: club.installation.botId,
    },
    actions: [
      {
        type: 'button',
        block_id: 'buttons',
        action_id: 'greet',
        action_ts: expect.any(String),
        text: { type: 'plain_text', text: 'Greet', emoji: true },
        value: 'bob',
      },
    ],
  });
});

test('a click in a message sends the message, its channel and a response_url', async () => {
  const lounge = club.channel({ name: 'lounge', members: [ann], withApp: true });
  const blocks = [
    actions(button('Greet', { action_id: 'greet', value: 'bob' }), {
      type: 'static_select',
      action_id: 'colour',
      placeholder: plain('Colour'),
      options: colours,
    }),
  ];
  await webClient(slack, club.botToken).apiCall('chat.postMessage', { channel: lounge.id, text: 'Greet?', blocks });
  ann.looksAt(lounge);
  await ann.chooses('Green');
  await ann.presses('Greet');
  const message = lounge.messages.at(-1);
  const { view: _, ...body } = lastBody();
  expect(body).toEqual({
    type: 'block_actions',
    ...sender(),
    container: { type: 'message', message_ts: message?.ts, channel_id: lounge.id, is_ephemeral: false },
    trigger_id: expect.any(String),
    channel: { id: lounge.id, name: 'lounge' },
    message: {
      type: 'message',
      user: club.installation.botUser,
      ts: message?.ts,
      text: 'Greet?',
      team: club.id,
      bot_id: club.installation.botId,
      app_id: slack.app.id,
      blocks: message?.blocks,
    },
    state: { values: { buttons: { colour: { type: 'static_select', selected_option: kept('Green') } } } },
    response_url: expect.stringContaining(`${slack.url}/actions/${club.id}/`),
    actions: [expect.objectContaining({ type: 'button', value: 'bob' })],
  });
});

test('an app that does not acknowledge within three seconds fails', async () => {
  await publish(actions(button('Greet', { action_id: 'greet', value: 'bob' })));
  const [bob, chen] = [club.person({ name: 'Bob' }), club.person({ name: 'Chen' })];
  const lounge = club.channel({ name: 'lounge', members: [bob] });
  await chen.uses('Greet');
  const view = { type: 'modal', title: plain('Greet'), submit: plain('Send'), callback_id: 'greet', blocks: [divider] };
  await webClient(slack, club.botToken).apiCall('views.open', { trigger_id: lastBody().trigger_id, view });

  const waiting: ((reply: Reply) => void)[] = [];
  reply = () => new Promise((resolve) => waiting.push(resolve));
  const [, answer] = await Promise.all([ann.presses('Greet'), bob.types('/greet', { in: lounge }), chen.submits()]);
  for (const release of waiting) release({});
  expect(ann.notices).toEqual(['Greeter is not responding.']);
  expect(answer).toBe('/greet failed with the error "operation_timeout"');
  expect([chen.notices, chen.reads('modal')]).toEqual([ann.notices, '== Greet ==\n---\n[Close] [Send]']);
  const late = slack.deliveries().filter((it) => it.failure === 'http_timeout' && it.ackMs >= 2990);
  expect(late.map((it) => it.what).sort()).toEqual(['/greet', 'block_actions greet', 'view_submission greet']);
});

test('a global shortcut has no channel, a message shortcut has the message', async () => {
  const lounge = club.channel({ name: 'lounge', members: [ann], isPrivate: true, withApp: true });
  const message = await ann.posts(lounge, 'Hello');
  await ann.uses('Greet');
  expect(lastBody()).toEqual({
    type: 'shortcut',
    ...sender(),
    callback_id: 'greet',
    trigger_id: expect.any(String),
    action_ts: expect.any(String),
  });
  await ann.uses('Answer this', { on: message });
  expect(lastBody()).toEqual({
    type: 'message_action',
    ...sender(),
    callback_id: 'answer',
    trigger_id: expect.any(String),
    action_ts: expect.any(String),
    message_ts: message.ts,
    message: { type: 'message', user: ann.id, ts: message.ts, text: 'Hello', team: club.id },
    channel: { id: lounge.id, name: 'privategroup' },
    response_url: expect.any(String),
  });
});

test('a command is sent as a flat form with escaped mentions', async () => {
  const bob = club.person({ name: 'Bob' });
  const lounge = club.channel({ name: 'lounge', members: [ann, bob] });
  await ann.types('/greet @bob in #lounge', { in: lounge });
  expect(Object.fromEntries(new URLSearchParams(receiver.received.at(-1)?.body))).toEqual({
    token: slack.app.verificationToken,
    team_id: club.id,
    team_domain: 'chess-club',
    channel_id: lounge.id,
    channel_name: 'lounge',
    user_id: ann.id,
    user_name: 'ann.lee',
    command: '/greet',
    text: `<@${bob.id}|bob> in <#${lounge.id}|lounge>`,
    api_app_id: slack.app.id,
    is_enterprise_install: 'false',
    response_url: expect.any(String),
    trigger_id: expect.any(String),
  });
});

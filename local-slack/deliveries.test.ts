import { verifySlackRequest } from '@slack/bolt';
import { createClock } from './clock.js';
import { webClient } from './sample/client.js';
import { sampleManifest } from './sample/manifest.js';
import { type Receiver, type Reply, startReceiver } from './sample/receiver.js';
import { type LocalSlack, startSlack } from './slack.js';

let slack: LocalSlack;
let receiver: Receiver;
let reply: Reply;

beforeEach(async () => {
  reply = {};
  slack = await startSlack({
    manifest: sampleManifest,
    clock: createClock({ start: new Date('2026-03-02T08:00:00Z') }),
  });
  receiver = await startReceiver(slack, () => reply);
});

afterEach(async () => {
  await receiver.stop();
  await slack.close();
});

test('every delivery has a valid signature', async () => {
  const ann = slack.workspace({ name: 'Chess Club' }).person({ name: 'Ann' });
  await ann.opensHome();
  await ann.uses('Greet');
  const { signingSecret } = slack.app;
  for (const { headers, body } of receiver.received) {
    const signed = {
      'x-slack-signature': String(headers['x-slack-signature']),
      'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
    };
    expect(() => verifySlackRequest({ signingSecret, body, headers: signed })).not.toThrow();
    expect(() => verifySlackRequest({ signingSecret: 'another', body, headers: signed })).toThrow();
  }
  expect(receiver.received.map(({ headers }) => headers['content-type'])).toEqual([
    'application/json',
    'application/x-www-form-urlencoded',
  ]);
});

test('an event is sent in an envelope', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann' });
  await ann.opensHome();
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toEqual({
    token: slack.app.verificationToken,
    team_id: club.id,
    context_team_id: club.id,
    context_enterprise_id: null,
    api_app_id: slack.app.id,
    event: {
      type: 'app_home_opened',
      user: ann.id,
      channel: expect.stringMatching(/^D\d+$/),
      tab: 'home',
      event_ts: '1772438400.000000',
    },
    type: 'event_callback',
    event_id: expect.stringMatching(/^Ev\d+$/),
    event_time: 1772438400,
    authorizations: [
      {
        enterprise_id: null,
        team_id: club.id,
        user_id: club.installation.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: expect.stringMatching(/^EC\d+$/),
  });
});

test('a failed event is retried at once, after one minute and after five more', async () => {
  reply = { status: 500 };
  const ann = slack.workspace({ name: 'Chess Club' }).person({ name: 'Ann' });
  const seen = () =>
    slack.deliveries().map(({ at, body, failure }) => `${at.toISOString().slice(11, 16)} ${body.event_id} ${failure}`);
  await ann.opensHome();
  await slack.settled();
  const id = slack.deliveries()[0]?.body.event_id;
  expect(seen()).toEqual([`08:00 ${id} http_error`, `08:00 ${id} http_error`]);
  await slack.clock.advance({ hours: 1 });
  expect(seen().slice(2)).toEqual([`08:01 ${id} http_error`, `08:06 ${id} http_error`]);
  expect(
    receiver.received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]),
  ).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_error'],
    ['3', 'http_error'],
  ]);
});

test('an app can turn off the retries of an event', async () => {
  reply = { status: 500, headers: { 'x-slack-no-retry': '1' } };
  await slack.workspace({ name: 'Chess Club' }).person({ name: 'Ann' }).opensHome();
  await slack.clock.advance({ hours: 1 });
  expect(receiver.received).toHaveLength(1);
});

test('an event is not retried after it succeeds', async () => {
  reply = { status: 500 };
  await slack.workspace({ name: 'Chess Club' }).person({ name: 'Ann' }).opensHome();
  await slack.settled();
  reply = {};
  await slack.clock.advance({ hours: 1 });
  expect(slack.deliveries().map(({ retry, failure }) => [retry, failure])).toEqual([
    [0, 'http_error'],
    [1, 'http_error'],
    [2, undefined],
  ]);
});

test('an app receives only events with a subscription, a granted scope and channel membership', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  const [ann, bob] = [club.person({ name: 'Ann' }), club.person({ name: 'Bob' })];
  const here = club.channel({ name: 'here', members: [ann], withApp: true });
  const there = club.channel({ name: 'there', members: [ann] });
  const secret = club.channel({ name: 'secret', members: [ann], isPrivate: true, withApp: true });

  await ann.posts(there, 'not heard: the app is not in the channel');
  await bob.joins(there);
  await ann.posts(secret, 'not heard: message.groups is not subscribed');
  const said = await ann.posts(here, 'heard');
  await ann.reacts(said, 'tada');
  await ann.unreacts(said, 'tada');
  await bob.joins(here);
  await bob.leaves(here);
  await ann.changesZone('Europe/Berlin');
  await club.welcomes({ name: 'Zoe' });

  expect(slack.deliveries().map(({ what, body }) => `${what} ${JSON.stringify(body.event).includes(here.id)}`)).toEqual(
    [
      'message true',
      'reaction_added true',
      'member_joined_channel true',
      'message true',
      'member_left_channel true',
      'user_change false',
      'team_join false',
    ],
  );
});

test('an app without the needed scopes receives only app_home_opened', async () => {
  const scopes = { bot: ['chat:write'] };
  const mute = await startSlack({
    manifest: { ...sampleManifest, oauth_config: { scopes } },
    requestUrl: slack.requestUrl ?? '',
  });
  const club = mute.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann' });
  const here = club.channel({ name: 'here', members: [ann], withApp: true });
  await ann.posts(here, 'Hello');
  await ann.changesZone('Europe/Berlin');
  await club.welcomes({ name: 'Zoe' });
  await ann.opensHome();
  expect(mute.deliveries().map((it) => it.what)).toEqual(['app_home_opened']);
  expect(await ann.types('/greet', { in: here })).toBe('/greet is not a valid command.');
  await mute.close();
});

test('the app receives an event when it is added to a channel', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann' });
  const lounge = club.channel({ name: 'lounge', members: [ann] });
  await club.invites('app', lounge, ann);
  await webClient(slack, club.botToken).chat.postMessage({ channel: lounge.id, text: 'Hello' });
  await slack.settled();
  expect(slack.deliveries('member_joined_channel').map((it) => it.body.event)).toEqual([
    {
      type: 'member_joined_channel',
      user: club.installation.botUser,
      channel: lounge.id,
      channel_type: 'C',
      team: club.id,
      inviter: ann.id,
      event_ts: expect.any(String),
    },
  ]);
});

test('an uninstall sends tokens_revoked and app_uninstalled', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  const { botUser } = club.installation;
  await club.uninstalls();
  expect(slack.deliveries().map((it) => it.body.event)).toEqual([
    { type: 'tokens_revoked', tokens: { oauth: [], bot: [botUser] }, event_ts: '1772438400.000000' },
    { type: 'app_uninstalled', event_ts: '1772438400.000000' },
  ]);
});

test('a mention in a channel sends message and app_mention', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann' });
  const here = club.channel({ name: 'here', members: [ann], withApp: true });
  await ann.posts(here, '@greeter a < b');
  expect(slack.deliveries().map(({ body }) => body.event)).toEqual([
    expect.objectContaining({
      type: 'message',
      text: `<@${club.installation.botUser}> a &lt; b`,
      channel_type: 'channel',
    }),
    expect.objectContaining({ type: 'app_mention', text: `<@${club.installation.botUser}> a &lt; b` }),
  ]);
});

import { createClock } from './clock.js';
import type { DrivenPerson } from './driver/person.js';
import type { DrivenWorkspace } from './driver/workspace.js';
import { refusalOf, webClient, wrong } from './sample/client.js';
import { sampleManifest } from './sample/manifest.js';
import { type LocalSlack, startSlack } from './slack.js';
import type { Channel, Message } from './world/workspace.js';

let slack: LocalSlack;
let club: DrivenWorkspace;
let bob: DrivenPerson;
let gone: DrivenPerson;
let lounge: Channel;
let cellar: Channel;
let attic: Channel;
let elsewhere: Channel;
let bobs: Message;
let ours: string;

beforeAll(async () => {
  slack = await startSlack({
    manifest: sampleManifest,
    clock: createClock({ start: new Date('2026-03-02T08:00:00Z') }),
  });
  club = slack.workspace({ name: 'Chess Club' });
  bob = club.person({ name: 'Bob' });
  gone = club.person({ name: 'Gone', deleted: true });
  lounge = club.channel({ name: 'lounge', members: [bob], withApp: true });
  cellar = club.channel({ name: 'cellar', members: [bob], isPrivate: true });
  attic = club.channel({ name: 'attic', members: [bob], withApp: true, archived: true });
  elsewhere = club.channel({ name: 'elsewhere', members: [bob] });
  bobs = await bob.posts(lounge, 'Hello');
  const { ts = '' } = await webClient(slack, club.botToken).chat.postMessage({ channel: lounge.id, text: 'Hi' });
  ours = ts;
});

afterAll(() => slack.close());

type Arguments = Record<string, unknown>;

const calls: [what: string, method: string, args: () => Arguments, error: string][] = [
  ['no text', 'chat.postMessage', () => ({ channel: lounge.id }), 'no_text /text'],
  [
    'text over 40,000',
    'chat.postMessage',
    () => ({ channel: lounge.id, text: 'x'.repeat(40_001) }),
    'msg_too_long /text',
  ],
  ['an unknown channel', 'chat.postMessage', () => ({ channel: 'C404', text: 'x' }), 'channel_not_found /channel'],
  [
    'a private channel without the app',
    'chat.postMessage',
    () => ({ channel: cellar.id, text: 'x' }),
    'channel_not_found /channel',
  ],
  [
    'a public channel without the app',
    'chat.postMessage',
    () => ({ channel: elsewhere.id, text: 'x' }),
    'not_in_channel /channel',
  ],
  ['an archived channel', 'chat.postMessage', () => ({ channel: attic.id, text: 'x' }), 'is_archived /channel'],
  ['an unknown user', 'chat.postMessage', () => ({ channel: 'U404', text: 'x' }), 'channel_not_found /channel'],
  ['a deactivated user', 'chat.postMessage', () => ({ channel: gone.id, text: 'x' }), 'user_disabled /channel'],
  ['a bot', 'chat.postMessage', () => ({ channel: club.installation.botUser, text: 'x' }), 'cannot_dm_bot /channel'],
  [
    'an unknown thread',
    'chat.postMessage',
    () => ({ channel: lounge.id, text: 'x', thread_ts: '1.0' }),
    'thread_not_found /thread_ts',
  ],
  [
    'blocks that are not a list',
    'chat.postMessage',
    () => ({ channel: lounge.id, blocks: '{"a":1}' }),
    'invalid_blocks_format /blocks',
  ],
  [
    'invalid metadata',
    'chat.postMessage',
    () => ({ channel: lounge.id, text: 'x', metadata: 'x' }),
    'invalid_metadata_format /metadata',
  ],
  [
    'a message by someone else',
    'chat.update',
    () => ({ channel: lounge.id, ts: bobs.ts, text: 'x' }),
    'cant_update_message /ts',
  ],
  ['an unknown message', 'chat.update', () => ({ channel: lounge.id, ts: '1.0', text: 'x' }), 'message_not_found /ts'],
  [
    'a user ID as the channel',
    'chat.update',
    () => ({ channel: bob.id, ts: ours, text: 'x' }),
    'channel_not_found /channel',
  ],
  [
    'a text over 4,000',
    'chat.update',
    () => ({ channel: lounge.id, ts: ours, text: 'x'.repeat(4001) }),
    'msg_too_long /text',
  ],
  ['a message by someone else', 'chat.delete', () => ({ channel: lounge.id, ts: bobs.ts }), 'cant_delete_message /ts'],
  [
    'a user who is not in the channel',
    'chat.postEphemeral',
    () => ({ channel: lounge.id, user: gone.id, text: 'x' }),
    'user_not_in_channel /user',
  ],
  [
    'an unknown message',
    'chat.getPermalink',
    () => ({ channel: lounge.id, message_ts: '1.0' }),
    'message_not_found /message_ts',
  ],
  ['an unknown user', 'users.info', () => ({ user: 'U404' }), 'user_not_found /user'],
  ['an invalid cursor', 'users.list', () => ({ limit: 1, cursor: 'x' }), 'invalid_cursor /cursor'],
  ['a limit over the maximum', 'users.list', () => ({ limit: 5000 }), 'invalid_limit /limit'],
  ['a private channel', 'conversations.info', () => ({ channel: cellar.id }), 'channel_not_found /channel'],
  ['a private channel', 'conversations.join', () => ({ channel: cellar.id }), 'channel_not_found /channel'],
  ['an archived channel', 'conversations.join', () => ({ channel: attic.id }), 'is_archived /channel'],
  ['no users', 'conversations.open', () => ({}), 'users_list_not_supplied /users'],
  ['an unknown user', 'conversations.open', () => ({ users: 'U404' }), 'user_not_found /users'],
  ['a taken name', 'conversations.create', () => ({ name: 'lounge' }), 'name_taken /name'],
  ['a name with capitals', 'conversations.create', () => ({ name: 'Lounge' }), 'invalid_name_specials /name'],
  [
    'an existing member',
    'conversations.invite',
    () => ({ channel: lounge.id, users: bob.id }),
    'already_in_channel /users',
  ],
  ['a channel without the app', 'conversations.history', () => ({ channel: elsewhere.id }), 'not_in_channel /channel'],
  ['an unknown thread', 'conversations.replies', () => ({ channel: lounge.id, ts: '1.0' }), 'thread_not_found /ts'],
  [
    'an invalid emoji name',
    'reactions.add',
    () => ({ channel: lounge.id, timestamp: ours, name: 'No!' }),
    'invalid_name /name',
  ],
  [
    'a missing reaction',
    'reactions.remove',
    () => ({ channel: lounge.id, timestamp: ours, name: 'tada' }),
    'no_reaction /name',
  ],
  ['an unknown message', 'pins.add', () => ({ channel: lounge.id, timestamp: '1.0' }), 'message_not_found /timestamp'],
  [
    'a view over 250 KB',
    'views.publish',
    () => {
      const text = { type: 'plain_text', text: 'x'.repeat(3000) };
      const blocks = Array.from({ length: 100 }, () => ({ type: 'section', text }));
      return { user_id: bob.id, view: { type: 'home', blocks } };
    },
    'view_too_large /view',
  ],
  ['an unknown method', 'chat.shout', () => ({}), 'unknown_method'],
];

test.each(calls)('%s: %s returns an error', async (_, method, args, error) => {
  const refusal = await refusalOf(webClient(slack, club.botToken).apiCall(method, args()));
  const [, place] = /\[json-pointer:(.*)\]$/.exec(String(refusal.messages)) ?? [];
  expect([refusal.error, place].filter(Boolean).join(' ')).toBe(error);
});

test('the error names a missing argument', async () => {
  const refusal = await refusalOf(webClient(slack, club.botToken).apiCall('chat.postMessage', { text: 'x' }));
  expect(refusal).toEqual({ error: 'invalid_arguments', messages: ['[ERROR] missing required field: channel'] });
});

test('invalid blocks are rejected with a JSON pointer', async () => {
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }];
  const refusal = await refusalOf(
    webClient(slack, club.botToken).apiCall('chat.postMessage', { channel: lounge.id, text: 'x', blocks }),
  );
  expect(refusal).toEqual({
    error: 'invalid_blocks',
    errors: ['must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
    messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
  });
});

test('an image of an unknown file is rejected', async () => {
  const blocks = [{ type: 'image', alt_text: 'A chart', slack_file: { id: 'F404' } }];
  const refusal = await refusalOf(
    webClient(slack, club.botToken).apiCall('chat.postMessage', { channel: lounge.id, text: 'x', blocks }),
  );
  expect(refusal.messages).toEqual(['[ERROR] invalid slack file [json-pointer:/blocks/0]']);
});

test('the error names a missing scope', async () => {
  const refusal = await refusalOf(webClient(slack, club.botToken).users.lookupByEmail({ email: 'x@y.z' }));
  expect(refusal).toEqual({
    error: 'missing_scope',
    needed: 'users:read.email',
    provided: sampleManifest.oauth_config.scopes.bot.join(','),
  });
});

test.each([
  ['a missing token', undefined, 'not_authed'],
  ['an unknown token', 'xoxb-wrong', 'invalid_auth'],
])('%s is rejected', async (_, token, error) => {
  expect(await refusalOf(webClient(slack, token).auth.test())).toEqual({ error });
});

test('app and bot tokens are not interchangeable', async () => {
  const { appToken } = slack.app;
  expect(await refusalOf(webClient(slack, appToken).auth.test())).toEqual({ error: 'not_allowed_token_type' });
  const asBot = webClient(slack, club.botToken).apps.connections.open();
  expect(await refusalOf(asBot)).toEqual({ error: 'not_allowed_token_type' });
});

test('a revoked token and the token of an uninstalled app are rejected', async () => {
  const [one, two] = [slack.workspace({ name: 'One' }), slack.workspace({ name: 'Two' })];
  const tokens = [one.botToken, two.botToken];
  await webClient(slack, one.botToken).auth.revoke();
  await two.uninstalls();
  const refusals = await Promise.all(tokens.map((token) => refusalOf(webClient(slack, token).auth.test())));
  expect(refusals).toEqual([{ error: 'token_revoked' }, { error: 'account_inactive' }]);
});

test("another workspace's people and channels are not found", async () => {
  const other = slack.workspace({ name: 'Other Club' });
  const client = webClient(slack, other.botToken);
  expect(await refusalOf(client.users.info({ user: bob.id }))).toEqual(wrong('user', 'user_not_found'));
  expect(await refusalOf(client.chat.postMessage({ channel: lounge.id, text: 'x' }))).toEqual(
    wrong('channel', 'channel_not_found'),
  );
  expect(await refusalOf(client.chat.postMessage({ channel: bob.id, text: 'x' }))).toEqual(
    wrong('channel', 'channel_not_found'),
  );
});

test('a message with blocks but no text is accepted with a warning in the log', async () => {
  const blocks = [{ type: 'divider' }];
  await webClient(slack, club.botToken).apiCall('chat.postMessage', { channel: lounge.id, blocks });
  expect(slack.calls('chat.postMessage').at(-1)?.warnings).toEqual([
    'blocks without `text`: notifications and screen readers have nothing to say',
  ]);
});

import { createClock } from './clock.js';
import type { DrivenPerson } from './driver/person.js';
import type { DrivenWorkspace } from './driver/workspace.js';
import { webClient } from './sample/client.js';
import { sampleManifest } from './sample/manifest.js';
import { type LocalSlack, startSlack } from './slack.js';
import type { Channel } from './world/workspace.js';

let slack: LocalSlack;
let club: DrivenWorkspace;
let ann: DrivenPerson;
let lounge: Channel;

beforeEach(async () => {
  slack = await startSlack({
    manifest: sampleManifest,
    clock: createClock({ start: new Date('2026-03-02T08:00:00Z') }),
  });
  club = slack.workspace({ name: 'Chess Club' });
  ann = club.person({ name: 'Ann' });
  lounge = club.channel({ name: 'lounge', members: [ann], withApp: true });
});

afterEach(() => slack.close());

const client = () => webClient(slack, club.botToken);

test('a posted message is returned with its metadata and generated block IDs', async () => {
  const metadata = { event_type: 'greeting', event_payload: { id: '1' } };
  const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: '*Hi*' } }];
  const { response_metadata: _, ...answer } = await client().chat.postMessage({
    channel: lounge.id,
    text: 'Hi',
    blocks,
    metadata,
  });
  expect(answer).toEqual({
    ok: true,
    channel: lounge.id,
    ts: '1772438400.000000',
    message: {
      type: 'message',
      user: club.installation.botUser,
      bot_id: club.installation.botId,
      app_id: slack.app.id,
      team: club.id,
      ts: '1772438400.000000',
      text: 'Hi',
      blocks: [
        { type: 'section', block_id: expect.any(String), text: { type: 'mrkdwn', text: '*Hi*', verbatim: false } },
      ],
      metadata,
    },
  });
});

test('an app posts under another name and picture, which an update keeps', async () => {
  const { scopes } = club.installation;
  club.workspace.installation = { ...club.installation, scopes: [...scopes, 'chat:write.customize'] };
  const at = { channel: lounge.id, text: 'Hi' };
  const name = { username: 'Bob', icon_url: 'https://pictures.example/bob.png' };
  const { message, ts = '' } = await client().chat.postMessage({ ...at, ...name });
  expect(message).toMatchObject({ username: 'Bob', icons: { image_48: name.icon_url } });
  await client().chat.update({ ...at, ts, text: 'Hello' });
  expect(ann.reads(lounge)).toBe('Bob: Hello');
  await expect(client().chat.postMessage({ ...at, ...name, icon_url: 'bob.png' })).rejects.toMatchObject({
    data: { error: 'invalid_arguments' },
  });
});

test('without its scope, another name is refused', async () => {
  club.workspace.installation = { ...club.installation, scopes: ['chat:write'] };
  await expect(client().chat.postMessage({ channel: lounge.id, text: 'Hi', username: 'Bob' })).rejects.toMatchObject({
    data: { error: 'missing_scope' },
  });
});

test('timestamps are unique and increase even if the clock stands still', async () => {
  const posted = await Promise.all(
    [1, 2, 3].map((n) => client().chat.postMessage({ channel: lounge.id, text: `${n}` })),
  );
  expect(posted.map((it) => it.ts).sort()).toEqual(['1772438400.000000', '1772438400.000001', '1772438400.000002']);
});

test("a message to a user ID goes to the app's direct messages with that user", async () => {
  const { channel = '' } = await client().chat.postMessage({ channel: ann.id, text: 'Psst' });
  expect(channel).toMatch(/^D/);
  expect(await client().conversations.open({ users: ann.id })).toMatchObject({ channel: { id: channel } });
  expect(ann.directMessages()).toEqual(['Greeter: Psst']);
});

test('an update replaces text and blocks, and a deletion removes the message', async () => {
  const blocks = [{ type: 'divider' as const }];
  const { ts = '' } = await client().chat.postMessage({ channel: lounge.id, text: 'one', blocks });
  expect(ann.reads(lounge)).toBe('Greeter: ---');
  await client().chat.update({ channel: lounge.id, ts, text: 'two' });
  expect(ann.reads(lounge)).toBe('Greeter: two');
  await client().chat.delete({ channel: lounge.id, ts });
  expect(ann.reads(lounge)).toBe('(no messages)');
});

test('an ephemeral message is visible to one person and not in the history', async () => {
  const bob = club.person({ name: 'Bob' });
  await bob.joins(lounge);
  await client().chat.postEphemeral({ channel: lounge.id, user: ann.id, text: 'Only you' });
  expect(ann.reads(lounge)).toBe('Bob: @Bob has joined the channel\nGreeter (only you): Only you');
  expect(bob.reads(lounge)).toBe('Bob: @Bob has joined the channel');
  const { messages = [] } = await client().conversations.history({ channel: lounge.id });
  expect(messages.map((it) => it.text)).toEqual([`<@${bob.id}> has joined the channel`]);
});

test('a thread consists of its first message and its replies', async () => {
  const parent = await ann.posts(lounge, 'Who plays?');
  await client().chat.postMessage({ channel: lounge.id, text: 'Me', thread_ts: parent.ts });
  await ann.posts(lounge, 'Great', { thread: parent });
  expect(ann.reads(lounge)).toBe('Ann: Who plays?');
  expect(ann.reads(parent)).toBe('Ann: Who plays?\nGreeter: Me\nAnn: Great');
  const { messages = [] } = await client().conversations.replies({ channel: lounge.id, ts: parent.ts });
  expect(messages.map((it) => [it.text, it.thread_ts, it.parent_user_id, it.reply_count])).toEqual([
    ['Who plays?', parent.ts, undefined, 2],
    ['Me', parent.ts, ann.id, undefined],
    ['Great', parent.ts, ann.id, undefined],
  ]);
});

test('a thread remains when its first message is deleted', async () => {
  const parent = await ann.posts(lounge, 'Who plays?');
  await ann.posts(lounge, 'Me', { thread: parent });
  await ann.deletes(parent);
  expect(ann.reads(parent)).toBe('Ann: This message was deleted.\nAnn: Me');
});

test('a history is paginated, newest first, with metadata on request', async () => {
  const metadata = { event_type: 'n', event_payload: {} };
  for (const text of ['1', '2', '3', '4', '5']) await client().chat.postMessage({ channel: lounge.id, text, metadata });
  const pages: unknown[] = [];
  let cursor = '';
  do {
    const args = { channel: lounge.id, limit: 2, include_all_metadata: true, cursor };
    const page = await client().conversations.history(args);
    pages.push(page.messages);
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  expect(pages).toEqual([
    [expect.objectContaining({ text: '5', metadata }), expect.objectContaining({ text: '4', metadata })],
    [expect.objectContaining({ text: '3' }), expect.objectContaining({ text: '2' })],
    [expect.objectContaining({ text: '1' })],
  ]);
  const { messages = [] } = await client().conversations.history({ channel: lounge.id, limit: 1 });
  expect(messages[0]?.metadata).toBeUndefined();
});

test('a history can be limited by time, inclusively or exclusively', async () => {
  const stamps: string[] = [];
  for (const text of ['1', '2', '3'])
    stamps.push((await client().chat.postMessage({ channel: lounge.id, text })).ts ?? '');
  const [oldest = '', , latest = ''] = stamps;
  const between = async (inclusive: boolean) => {
    const { messages = [] } = await client().conversations.history({ channel: lounge.id, oldest, latest, inclusive });
    return messages.map((it) => it.text);
  };
  expect([await between(false), await between(true)]).toEqual([['2'], ['3', '2', '1']]);
});

test('reactions and pins are stored and returned', async () => {
  const { ts } = await ann.posts(lounge, 'We won');
  await client().reactions.add({ channel: lounge.id, timestamp: ts, name: 'tada' });
  await client().pins.add({ channel: lounge.id, timestamp: ts });
  const reactions = [{ name: 'tada', users: [club.installation.botUser], count: 1 }];
  expect(await client().reactions.get({ channel: lounge.id, timestamp: ts })).toMatchObject({
    message: { text: 'We won', reactions },
  });
  expect(await client().reactions.list({})).toMatchObject({
    items: [{ type: 'message', channel: lounge.id, message: { ts, reactions } }],
  });
  expect((await client().reactions.list({ user: ann.id })).items).toEqual([]);
  expect(await client().pins.list({ channel: lounge.id })).toMatchObject({ items: [{ message: { ts } }] });
  expect(ann.reads(lounge)).toBe('Ann: We won\n:tada: 1');
  await client().pins.remove({ channel: lounge.id, timestamp: ts });
  expect(await client().pins.list({ channel: lounge.id })).toMatchObject({ items: [] });
});

test('a broadcast reply is in the thread and in the channel', async () => {
  const parent = await ann.posts(lounge, 'Who plays?');
  const { ts } = await client().chat.postMessage({
    channel: lounge.id,
    text: 'Everyone!',
    thread_ts: parent.ts,
    reply_broadcast: true,
  });
  expect(ann.reads(lounge)).toBe('Ann: Who plays?\nGreeter: Everyone!');
  expect(ann.reads(parent)).toBe('Ann: Who plays?\nGreeter: Everyone!');
  const { messages = [] } = await client().conversations.history({ channel: lounge.id });
  expect(messages[0]).toMatchObject({ ts, subtype: 'thread_broadcast', thread_ts: parent.ts });
});

test('a permalink points to the message', async () => {
  const { ts } = await ann.posts(lounge, 'Here');
  const { permalink } = await client().chat.getPermalink({ channel: lounge.id, message_ts: ts });
  expect(permalink).toBe(`${slack.url}/archives/${lounge.id}/p1772438400000000`);
});

test('the response headers contain the scopes', async () => {
  const { response_metadata } = await client().users.list({});
  expect(response_metadata).toMatchObject({
    scopes: sampleManifest.oauth_config.scopes.bot,
    acceptedScopes: ['users:read'],
  });
});

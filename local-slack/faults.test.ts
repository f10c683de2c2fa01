import type { Fault } from './api/faults.js';
import { createRateLimits } from './api/rate-limits.js';
import { createClock } from './clock.js';
import { webClient } from './sample/client.js';
import { sampleManifest } from './sample/manifest.js';
import { type LocalSlack, startSlack } from './slack.js';

let slack: LocalSlack;

beforeEach(async () => {
  slack = await startSlack({
    manifest: sampleManifest,
    clock: createClock({ start: new Date('2026-03-02T08:00:00Z') }),
  });
});

afterEach(() => slack.close());

function outcome(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error) => (error instanceof Error ? error.message : String(error)),
  );
}

test.each<[string, Fault['with'], string, string[]]>([
  ['an error', { error: 'internal_error' }, 'An API error occurred: internal_error', []],
  ['a status', { status: 503 }, 'An HTTP protocol error occurred: statusCode = 503', []],
  ['a rate limit', { retryAfter: 7 }, 'A rate-limit has been reached, you may retry this request in 7 seconds', []],
  ['a delay', { delay: 20 }, 'ok', ['Greeter: Hello']],
  ['a dropped connection', 'cut', 'A request error occurred: TypeError: fetch failed', []],
  [
    'a response lost after the method ran',
    'lostAnswer',
    'A request error occurred: TypeError: fetch failed',
    ['Greeter: Hello'],
  ],
])('%s occurs once, and only for the given user', async (_, fault, expected, posted) => {
  const club = slack.workspace({ name: 'Chess Club' });
  const [ann, bob] = [club.person({ name: 'Ann' }), club.person({ name: 'Bob' })];
  const client = webClient(slack, club.botToken);
  slack.fail({ method: 'chat.postMessage', user: ann.id, with: fault });

  expect(await outcome(client.chat.postMessage({ channel: bob.id, text: 'Hello' }))).toBe('ok');
  expect(await outcome(client.chat.postMessage({ channel: ann.id, text: 'Hello' }))).toBe(expected);
  expect(ann.directMessages()).toEqual(posted);
  expect(await outcome(client.chat.postMessage({ channel: ann.id, text: 'Again' }))).toBe('ok');
});

test('a fault can be limited to a channel or a workspace', async () => {
  const [club, other] = [slack.workspace({ name: 'Chess Club' }), slack.workspace({ name: 'Go Club' })];
  const [lounge, attic] = ['lounge', 'attic'].map((name) => club.channel({ name, withApp: true }).id);
  const client = webClient(slack, club.botToken);
  slack.fail({ channel: attic ?? '', with: { error: 'fatal_error' } });
  slack.fail({ team: other.id, with: { error: 'internal_error' } });
  const outcomes = [
    await outcome(client.conversations.info({ channel: lounge ?? '' })),
    await outcome(client.conversations.info({ channel: attic ?? '' })),
    await outcome(client.auth.test()),
    await outcome(webClient(slack, other.botToken).auth.test()),
  ];
  expect(outcomes).toEqual(['ok', 'An API error occurred: fatal_error', 'ok', 'An API error occurred: internal_error']);
});

test('a fault applies the given number of times, or until it is removed', async () => {
  const client = webClient(slack, slack.workspace({ name: 'Chess Club' }).botToken);
  const stop = slack.fail({ times: 3, with: { error: 'fatal_error' } });
  const outcomes = [await outcome(client.auth.test()), await outcome(client.auth.test())];
  stop();
  outcomes.push(await outcome(client.auth.test()));
  expect(outcomes).toEqual(['An API error occurred: fatal_error', 'An API error occurred: fatal_error', 'ok']);
});

test('posts are limited per second and channel, and methods by tier and workspace', () => {
  let now = 0;
  const limits = createRateLimits({ now: () => now });
  const take = (team: string, channel: string) => limits.take('chat.postMessage', team, channel);
  expect([take('T1', 'C1'), take('T1', 'C1'), take('T1', 'C2'), take('T2', 'C1')]).toEqual([
    undefined,
    1,
    undefined,
    undefined,
  ]);
  now = 1000;
  expect(take('T1', 'C1')).toBeUndefined();

  const lists = Array.from({ length: 22 }, () => limits.take('users.list', 'T1', undefined));
  expect(lists).toEqual([...Array.from({ length: 20 }, () => undefined), 3, 3]);
  expect(limits.take('users.list', 'T2', undefined)).toBeUndefined();
  now = 4000;
  expect(limits.take('users.list', 'T1', undefined)).toBeUndefined();
});

test('a rate-limited call returns 429 with the seconds to wait', async () => {
  const strict = await startSlack({ manifest: sampleManifest, rateLimits: true });
  const club = strict.workspace({ name: 'Chess Club' });
  const lounge = club.channel({ name: 'lounge', withApp: true });
  const client = webClient(strict, club.botToken);
  const post = () => outcome(client.chat.postMessage({ channel: lounge.id, text: 'x' }));
  expect([await post(), await post()]).toEqual([
    'ok',
    'A rate-limit has been reached, you may retry this request in 1 seconds',
  ]);
  expect(strict.calls('chat.postMessage').map((it) => it.status)).toEqual([200, 429]);
  await strict.close();
});

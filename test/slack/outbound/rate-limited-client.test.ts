import { type LocalSlack, startSlack } from '../../../local-slack/slack.js';
import { type Database, openDatabase } from '../../../src/core/database/database.js';
import { createLog } from '../../../src/core/log.js';
import { createMetrics } from '../../../src/core/metrics.js';
import { RetryLater } from '../../../src/core/retry.js';
import { workspaces } from '../../../src/core/schema.js';
import { slackError } from '../../../src/slack/errors.js';
import { createAskAboutToken } from '../../../src/slack/installations/installations.js';
import { createSettleRefusal } from '../../../src/slack/installations/refusal.js';
import { instrumentedFetch } from '../../../src/slack/outbound/instrumented-fetch.js';
import { RateLimitedClient } from '../../../src/slack/outbound/rate-limited-client.js';
import { admission } from '../../../src/slack/outbound/rate-limits.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { manifest } from '../../support/manifest.js';
import { TOKEN_REFUSALS } from '../../support/token-refusals.js';

let slack: LocalSlack;
let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  slack = await startSlack({ manifest });
  database = await freshDatabase();
  db = openDatabase(database.url, 2, createLog('silent'));
});

afterAll(async () => {
  await db.close();
  await database.release();
  await slack.close();
});

const codeOf = (error: unknown) => slackError(error) ?? (error instanceof Error ? error.constructor.name : 'none');

/** A client for a new workspace, in which nothing is paused. It gets these tokens in turn, and then always the last. */
async function aClient(...tokens: readonly string[]) {
  const { id: workspaceId, botToken } = slack.workspace({ name: 'Chess Club' });
  const row = { workspaceId, name: 'Chess Club', url: 'https://x/', botUserId: 'U0' };
  await db.inWorkspace(workspaceId, (tx) => tx.insert(workspaces).values(row));
  const options = { slackApiUrl: slack.apiUrl, fetch: instrumentedFetch(createMetrics()) };
  const queue = [...tokens];
  const written: string[] = [];
  const settle = createSettleRefusal(
    { db, clock: () => new Date(), log: createLog('error', { write: (line: string) => written.push(line) }) },
    createAskAboutToken(options),
  );
  const access = { workspaceId, tokenOf: () => queue.shift() ?? botToken };
  const client = new RateLimitedClient(
    db,
    { ...access, refused: (token, error) => settle(access, token, error) },
    options,
    { callEveryMs: 0, messagesPerMinute: 6_000 },
  );
  const refuses = (method: string, error: string, times = 1) =>
    slack.fail({ method, team: workspaceId, times, with: { error } });
  const isStopped = async () => (await db.inWorkspace(workspaceId, (tx) => admission(tx, 'auth.test'))) === undefined;
  return { client, botToken, refuses, isStopped, written };
}

const refusalOf = (client: RateLimitedClient) => client.auth.test().catch((error) => error);

test.each([
  ['7', 7],
  ['0', 1],
  ['0.5', 1],
  ['2.5', 3],
  ['-5', 1],
  ['3600', 3_600],
  ['86400', 3_600],
  ['1000000000', 3_600],
  ['1e9', 3_600],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 60],
  ['soon', 60],
  ['NaN', 60],
  ['', 60],
])('after a Retry-After of "%s", the method is called again in %d s, and not before', async (retryAfter, seconds) => {
  const { client } = await aClient();
  slack.fail({ method: 'auth.test', with: { retryAfter } });
  const before = slack.calls('auth.test').length;
  const [first, second] = [await refusalOf(client), await refusalOf(client)];
  expect(slack.calls('auth.test').length - before).toBe(1);
  expect([first, second]).toEqual([expect.any(RetryLater), expect.any(RetryLater)]);
  expect(first.afterMs).toBeGreaterThan(seconds * 1_000 - 900);
  expect(first.afterMs).toBeLessThanOrEqual(seconds * 1_000);
});

test('posts that waited for the end of a pause are made at the rate of the settings', async () => {
  const { client } = await aClient();
  slack.fail({ method: 'chat.postMessage', times: 1, with: { retryAfter: 60 } });
  const waits: number[] = [];
  for (let i = 0; i < 20; i += 1)
    await client.chat
      .postMessage({ channel: 'U1', text: 'Hello' })
      .catch((error) => error instanceof RetryLater && waits.push(error.afterMs));
  expect(waits).toHaveLength(20);
  // At Hearth's usual 300 a minute, the last one would wait for four seconds longer.
  expect((waits.at(-1) ?? 0) - (waits[0] ?? 0)).toBeLessThan(1_000);
});

test.each(TOKEN_REFUSALS)('%s: the workspace stops if Slack does not accept the token, asked again', async (code) => {
  const { client, refuses, isStopped } = await aClient();
  refuses('users.list', code);
  refuses('auth.test', code);
  const outcomes = [];
  for (let i = 0; i < 2; i += 1) outcomes.push(codeOf(await client.users.list({}).catch((error) => error)));
  expect([outcomes, await isStopped()]).toEqual([[code, 'StoppedError'], true]);
});

test('of refusals at the same time, one stops the workspace and says so, and no call is tried again', async () => {
  const { client, refuses, written } = await aClient();
  for (const method of ['users.list', 'auth.test']) refuses(method, 'account_inactive', 5);
  const calls = Array.from({ length: 5 }, () => client.users.list({}).catch((error) => error));
  const codes = (await Promise.all(calls)).map(codeOf);
  expect(codes.filter((code) => !['account_inactive', 'StoppedError'].includes(String(code)))).toEqual([]);
  expect(written).toHaveLength(1);
});

test.each(TOKEN_REFUSALS)(
  '%s: nothing stops if Slack accepts the token, and the call is to be retried',
  async (code) => {
    const { client, refuses, isStopped } = await aClient();
    refuses('users.list', code);
    const outcomes = [];
    for (let i = 0; i < 2; i += 1) outcomes.push(codeOf(await client.users.list({}).catch((error) => error)));
    expect([outcomes, await isStopped()]).toEqual([['TemporaryError', 'none'], false]);
  },
);

test.each([{ status: 500 }, { retryAfter: 1 }, 'cut'] as const)(
  'nothing stops if Slack answers the question about the token with %j',
  async (fault) => {
    const { client, refuses, isStopped } = await aClient();
    refuses('users.list', 'invalid_auth');
    slack.fail({ method: 'auth.test', with: fault });
    const outcome = codeOf(await client.users.list({}).catch((error) => error));
    expect([outcome, await isStopped()]).toEqual(['TemporaryError', false]);
  },
);

test.each([
  ['while it was refused', ['xoxb-old']],
  ['while Slack was asked about it', ['xoxb-old', 'xoxb-old']],
])('nothing stops if the token was replaced %s', async (_, tokens) => {
  const { client, isStopped } = await aClient(...tokens);
  const outcome = codeOf(await client.users.list({}).catch((error) => error));
  expect([outcome, await isStopped()]).toEqual([tokens.length === 1 ? 'none' : 'TemporaryError', false]);
});

import { type LocalSlack, startSlack } from '../../../local-slack/slack.js';
import { type Database, openDatabase } from '../../../src/core/database/database.js';
import { createLog } from '../../../src/core/log.js';
import { createMetrics } from '../../../src/core/metrics.js';
import { RetryLater } from '../../../src/core/retry.js';
import { workspaces } from '../../../src/core/schema.js';
import { instrumentedFetch } from '../../../src/slack/outbound/instrumented-fetch.js';
import { RateLimitedClient } from '../../../src/slack/outbound/rate-limited-client.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { manifest } from '../../support/manifest.js';

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

/** Returns a client for a new workspace, in which nothing is paused. */
async function aClient(): Promise<RateLimitedClient> {
  const { id: workspaceId, botToken } = slack.workspace({ name: 'Chess Club' });
  const row = { workspaceId, name: 'Chess Club', url: 'https://x/', botUserId: 'U0' };
  await db.inWorkspace(workspaceId, (tx) => tx.insert(workspaces).values(row));
  const options = { slackApiUrl: slack.apiUrl, fetch: instrumentedFetch(createMetrics()) };
  return new RateLimitedClient(db, workspaceId, botToken, options);
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
  const client = await aClient();
  slack.fail({ method: 'auth.test', with: { retryAfter } });
  const before = slack.calls('auth.test').length;
  const [first, second] = [await refusalOf(client), await refusalOf(client)];
  expect(slack.calls('auth.test').length - before).toBe(1);
  expect([first, second]).toEqual([expect.any(RetryLater), expect.any(RetryLater)]);
  expect(first.afterMs).toBeGreaterThan(seconds * 1_000 - 900);
  expect(first.afterMs).toBeLessThanOrEqual(seconds * 1_000);
});

import { LogLevel, WebClient } from '@slack/web-api';
import { createClock, type SettableClock } from '../../../local-slack/clock.js';
import type { DrivenPerson } from '../../../local-slack/driver/person.js';
import { type LocalSlack, startSlack } from '../../../local-slack/slack.js';
import type { Channel, Message } from '../../../local-slack/world/workspace.js';
import { type Database, openDatabase } from '../../../src/core/database/database.js';
import { createLog } from '../../../src/core/log.js';
import { createMetrics } from '../../../src/core/metrics.js';
import { RetryLater } from '../../../src/core/retry.js';
import { workspaces } from '../../../src/core/schema.js';
import { createDeliver, type Deliver } from '../../../src/slack/outbound/deliver.js';
import { deliveries } from '../../../src/slack/schema.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { manifest } from '../../support/manifest.js';

/** Slack's client for an app that gets one page of a history in each minute, and one minute for each attempt. */
class OnePageAMinute extends WebClient {
  left = 0;

  override async apiCall(method: string, options?: Record<string, unknown>) {
    if (method === 'conversations.history' || method === 'conversations.replies') {
      if (this.left === 0) throw new RetryLater(60_000, 'Slack asked us to wait');
      this.left -= 1;
    }
    return super.apiCall(method, options);
  }
}

let clock: SettableClock;
let slack: LocalSlack;
let database: TestDatabase;
let db: Database;
let deliver: Deliver;
let client: OnePageAMinute;
let team: string;
let ann: DrivenPerson;
let lounge: Channel;

beforeEach(async () => {
  clock = createClock({ start: new Date('2026-11-23T08:00:00Z') });
  slack = await startSlack({ manifest, clock, unlisted: true });
  const club = slack.workspace({ name: 'Chess Club' });
  team = club.id;
  ann = club.person({ name: 'Ann' });
  lounge = club.channel({ name: 'lounge', members: [ann], withApp: true });
  database = await freshDatabase();
  db = openDatabase(database.url, 2, createLog('silent'));
  await db.inWorkspace(team, (tx) =>
    tx.insert(workspaces).values({ workspaceId: team, name: 'Chess Club', url: 'https://x/', botUserId: 'U0' }),
  );
  const options = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logLevel: LogLevel.ERROR };
  client = new OnePageAMinute(club.botToken, options);
  const nothing = async () => undefined;
  const log = createLog('silent');
  const parts = { db, clock: clock.now, log, tokenRefused: nothing, tell: nothing, metrics: createMetrics() };
  deliver = createDeliver(parts, async () => client);
});

afterEach(async () => {
  await db.close();
  await database.release();
  await slack.close();
});

async function annPosts(count: number, thread?: Message): Promise<void> {
  for (let i = 0; i < count; i += 1) await ann.posts(lounge, `Message ${i}`, thread && { thread });
}

const OURS = { key: 'test.doubt', message: { text: 'Ours', blocks: [] } };

const isOurs = ({ text }: Message) => text === 'Ours';

/** Attempts the post once a minute until it is done, and returns the number of attempts. */
async function attempts(thread?: Message): Promise<number> {
  for (let count = 1; count < 20; count += 1) {
    await db.inWorkspace(team, (tx) => tx.update(deliveries).set({ heldUntil: new Date(0) }));
    await clock.advance({ minutes: 1 });
    client.left = 1;
    const found = deliver.post(team, { ...OURS, to: lounge.id, thread: thread?.ts });
    if (await found.catch(() => undefined)) return count;
    // Slack has it or not, but it isn't sent before that is known.
    expect(slack.calls('chat.postMessage')).toHaveLength(1);
  }
  throw new Error('It was never done.');
}

test.each([
  ['found among those that came after it', 'lostAnswer', 'channel', 2, 1],
  ['found in its thread', 'lostAnswer', 'thread', 2, 1],
  ['sent once all of them were looked at', 'cut', 'channel', 3, 2],
  ['sent once the whole thread was looked at', 'cut', 'thread', 3, 2],
] as const)('a message of unknown fate is %s, page by page', async (_, fault, where, tries, posts) => {
  // Before the attempt, there was more than can be read in an hour.
  await annPosts(100);
  const thread = where === 'thread' ? await ann.posts(lounge, 'A question') : undefined;
  await clock.advance({ minutes: 30 });
  if (fault === 'lostAnswer') await annPosts(20, thread);
  slack.fail({ method: 'chat.postMessage', times: 1, with: fault });
  await expect(deliver.post(team, { ...OURS, to: lounge.id, thread: thread?.ts })).rejects.toThrow();
  await annPosts(fault === 'lostAnswer' ? 20 : 40, thread);
  await clock.advance({ minutes: 30 });
  await annPosts(100, thread);
  expect(await attempts(thread)).toBe(tries);
  expect(lounge.messages.filter(isOurs)).toHaveLength(1);
  expect(slack.calls('chat.postMessage')).toHaveLength(posts);
});

test('a search begins anew when Slack does not know its place any more', async () => {
  slack.fail({ method: 'chat.postMessage', times: 1, with: 'lostAnswer' });
  await expect(deliver.post(team, { ...OURS, to: lounge.id })).rejects.toThrow();
  await annPosts(20);
  client.left = 1;
  await db.inWorkspace(team, (tx) =>
    tx.update(deliveries).set({ heldUntil: new Date(0), searchPlace: { among: 'history', cursor: 'of yesterday' } }),
  );
  await expect(deliver.post(team, { ...OURS, to: lounge.id })).rejects.toThrow();
  expect(await attempts()).toBe(2);
  expect(lounge.messages.filter(isOurs)).toHaveLength(1);
});

test('a reply that was posted outside a thread that is gone is found, and taken down', async () => {
  slack.fail({ method: 'chat.postMessage', times: 1, with: 'outsideThread' });
  slack.fail({ method: 'chat.delete', times: 1, with: { status: 500 } });
  const reply = { ...OURS, to: lounge.id, thread: '1.000001' };
  await expect(deliver.post(team, reply)).rejects.toThrow();
  expect(lounge.messages.filter(isOurs)).toHaveLength(1);
  await db.inWorkspace(team, (tx) => tx.update(deliveries).set({ heldUntil: new Date(0) }));
  client.left = 2;
  expect(await deliver.post(team, reply)).toBeUndefined();
  expect(lounge.messages.filter(isOurs)).toEqual([]);
});

import { type Database, openDatabase } from '../../../src/core/database/database.js';
import { createLog } from '../../../src/core/log.js';
import { limitedIn } from '../../../src/slack/outbound/limited.js';
import { nextTurn, pauseMethod, takeTurn } from '../../../src/slack/outbound/rate-limits.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let processes: Database[];

beforeAll(async () => {
  database = await freshDatabase();
  processes = [0, 1].map(() => openDatabase(database.url, 2, createLog('silent')));
});

afterAll(async () => {
  for (const db of processes) await db.close();
  await database.release();
});

/** Returns the delay of each call in milliseconds. The processes take turns. */
async function delaysOf(workspaceId: string, method: string, calls: number): Promise<number[]> {
  const delays: number[] = [];
  for (let i = 0; i < calls; i += 1) {
    const db = processes[i % processes.length];
    if (db) delays.push(await db.inWorkspace(workspaceId, (tx) => nextTurn(tx, method)));
  }
  return delays;
}

const pauseFor = (seconds: number, method: string) =>
  processes[0]?.inWorkspace('T1', (tx) => pauseMethod(tx, 'T1', method, seconds));

/** Returns the differences between consecutive delays, rounded to 100 ms. */
const differences = (delays: readonly number[]) =>
  delays.slice(1).map((ms, i) => Math.round((ms - (delays[i] ?? 0)) / 100) * 100);

test('edits after a pause continue one by one at Slack’s pace, across all processes', async () => {
  await pauseFor(60, 'chat.update');
  const delays = await delaysOf('T1', 'chat.update', 20);
  expect(delays[0]).toBeGreaterThan(50_000);
  expect(delays[0]).toBeLessThanOrEqual(60_000);
  // Each delay counts from the time of its call, so that the differences are shorter by the duration of the calls.
  expect((delays[19] ?? 0) - (delays[0] ?? 0)).toBeGreaterThan(19 * 1_200 - 10_000);
  expect((delays[19] ?? 0) - (delays[0] ?? 0)).toBeLessThanOrEqual(19 * 1_200);
});

test('messages after a pause continue at a faster pace, and no other method or workspace waits', async () => {
  await pauseFor(60, 'chat.postMessage');
  const delays = await delaysOf('T1', 'chat.postMessage', 3);
  expect(differences(delays).every((ms) => ms <= 200)).toBe(true);
  expect([await delaysOf('T1', 'views.publish', 2), await delaysOf('T2', 'chat.postMessage', 2)]).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test('a shorter pause does not end a longer one', async () => {
  await pauseFor(60, 'users.info');
  await pauseFor(1, 'users.info');
  expect((await delaysOf('T1', 'users.info', 1))[0]).toBeGreaterThan(30_000);
});

test('posts in a channel take turns, across all processes; those whose turn is far come back later, one by one', async () => {
  const post = { key: 'chat.postMessage C1', patienceMs: 150_000, isOwn: true };
  const take = (i: number) =>
    processes[i % 2]?.inWorkspace('T3', async (tx) => ({
      wait: await takeTurn(tx, 'T3', post, 60_000),
      comeBack: await nextTurn(tx, post.key, 60_000),
    }));
  const turns = [];
  for (let i = 0; i < 5; i += 1) turns.push(await take(i));
  const minutes = (ms: number | undefined) => ms && Math.round(ms / 60_000);
  expect(turns.map((it) => minutes(it?.wait))).toEqual([0, 1, 2, undefined, undefined]);
  expect(turns.slice(3).map((it) => minutes(it?.comeBack))).toEqual([4, 5]);
});

test('a Home of a person for whom one was just published comes a second later, with what is new until then', async () => {
  const home = limitedIn('views.publish', { user_id: 'U1' });
  if (!home) throw new Error('Homes are not limited.');
  const turns = await processes[0]?.inWorkspace('T4', async (tx) => [
    await takeTurn(tx, 'T4', home, 1_000),
    await takeTurn(tx, 'T4', home, 1_000),
    await nextTurn(tx, home.key, 1_000),
  ]);
  expect(turns).toEqual([0, undefined, expect.any(Number)]);
  expect(turns?.[2]).toBeGreaterThan(0);
  expect(turns?.[2]).toBeLessThanOrEqual(1_000);
});

test.each([
  ['a post in a channel', 'chat.postMessage', { channel: 'C1' }, 'chat.postMessage C1', true],
  ['a direct message', 'chat.postMessage', { channel: 'U1' }, undefined, undefined],
  ['a Home', 'views.publish', { user_id: 'U1' }, expect.not.stringContaining('U1'), false],
  ['an edit', 'chat.update', { channel: 'C1' }, undefined, undefined],
])('%s is limited by its channel or person, or not', (_, method, args, key, isOwn) => {
  const limited = limitedIn(method, args);
  expect([limited?.key, limited?.isOwn]).toEqual([key, isOwn]);
});

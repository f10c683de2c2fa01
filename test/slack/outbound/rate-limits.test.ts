import { type Database, openDatabase } from '../../../src/core/database/database.js';
import { createLog } from '../../../src/core/log.js';
import { nextTurn, pauseMethod } from '../../../src/slack/outbound/rate-limits.js';
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

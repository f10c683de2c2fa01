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

/** What each of so many calls is told to wait, in milliseconds, asked by one process after the other. */
async function waits(workspaceId: string, method: string, calls: number): Promise<number[]> {
  const told: number[] = [];
  for (let i = 0; i < calls; i += 1) {
    const db = processes[i % processes.length];
    if (db) told.push(await db.inWorkspace(workspaceId, (tx) => nextTurn(tx, method)));
  }
  return told;
}

const pauseFor = (seconds: number, method: string) =>
  processes[0]?.inWorkspace('T1', (tx) => pauseMethod(tx, 'T1', method, seconds));

/** From one to the next. */
const steps = (told: readonly number[]) => told.slice(1).map((ms, i) => Math.round((ms - (told[i] ?? 0)) / 100) * 100);

test('edits that had to wait go on one by one at Slack’s pace, whichever process makes them', async () => {
  await pauseFor(60, 'chat.update');
  const told = await waits('T1', 'chat.update', 20);
  expect(told[0]).toBeGreaterThan(50_000);
  expect(told[0]).toBeLessThanOrEqual(60_000);
  // Each is told what is left from now, so the steps are as much shorter as asking took.
  expect((told[19] ?? 0) - (told[0] ?? 0)).toBeGreaterThan(19 * 1_200 - 10_000);
  expect((told[19] ?? 0) - (told[0] ?? 0)).toBeLessThanOrEqual(19 * 1_200);
});

test('messages go on at their own, faster pace; nobody else waits', async () => {
  await pauseFor(60, 'chat.postMessage');
  const told = await waits('T1', 'chat.postMessage', 3);
  expect(steps(told).every((ms) => ms <= 200)).toBe(true);
  expect([await waits('T1', 'views.publish', 2), await waits('T2', 'chat.postMessage', 2)]).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test('a shorter wait does not end a longer one', async () => {
  await pauseFor(60, 'users.info');
  await pauseFor(1, 'users.info');
  expect((await waits('T1', 'users.info', 1))[0]).toBeGreaterThan(30_000);
});

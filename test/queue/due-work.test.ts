import { eq } from 'drizzle-orm';
import { type Database, openDatabase } from '../../src/core/database/database.js';
import { createLog } from '../../src/core/log.js';
import { workspaces } from '../../src/core/schema.js';
import { dueWork } from '../../src/queue/due-work.js';
import { byId, idPayload, job } from '../../src/queue/job.js';
import { deliveries } from '../../src/slack/schema.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

const NINE = new Date('2026-11-23T09:00:00Z');
const after = (minutes: number) => new Date(NINE.getTime() + minutes * 60_000);

const rows = {
  job: job('test.do', idPayload, byId, { when: 'a test says so', does: 'what the test looks at' }),
  table: deliveries,
  id: deliveries.recipient,
  dueAt: deliveries.heldUntil,
  where: eq(deliveries.status, 'sending'),
  everyMs: 60_000,
};
const work = dueWork('test.sweep', rows);

let database: TestDatabase;
let db: Database;

/** Inserts a row for the recipient, due this many minutes after nine. A row with the status `sent` is done. */
async function row(workspaceId: string, recipient: string, minutes: number, status: 'sending' | 'sent' = 'sending') {
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(deliveries).values({
      ...{ workspaceId, recipient, status, key: `${recipient}-${minutes}`, attempts: 1 },
      ...{ attemptedAt: NINE, heldUntil: after(minutes) },
    }),
  );
}

const found = async (minutes: number) =>
  (await db.acrossWorkspaces((tx) => work.find(tx, after(minutes)))).map(
    ({ workspaceId, id }) => `${workspaceId} ${id}`,
  );

beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase(database.url, 2, createLog('silent'));
});

beforeEach(async () => {
  for (const workspaceId of ['T1', 'T2']) {
    await db.inWorkspace(workspaceId, async (tx) => {
      await tx.delete(deliveries);
      await tx.delete(workspaces);
      await tx.insert(workspaces).values({ workspaceId, name: '', url: '', botUserId: 'U0' });
    });
  }
});

afterAll(async () => {
  await db.close();
  await database.release();
});

test('the oldest row of each workspace comes first, then the second of each', async () => {
  await row('T1', 'Ann', 1);
  await row('T1', 'Ben', 2);
  await row('T1', 'Cleo', 3);
  await row('T2', 'Dan', 4);
  const all = await found(5);
  expect([all.slice(0, 2).sort(), all.slice(2)]).toEqual([
    ['T1 Ann', 'T2 Dan'],
    ['T1 Ben', 'T1 Cleo'],
  ]);
});

test('rows that are not due yet or already done are not found', async () => {
  await row('T1', 'Ann', 1);
  await row('T1', 'Ben', 6);
  await row('T1', 'Cleo', 1, 'sent');
  expect(await found(5)).toEqual(['T1 Ann']);
});

test('several rows with the same id are found once', async () => {
  await row('T1', 'Ann', 1);
  await row('T1', 'Ann', 2);
  expect(await found(5)).toEqual(['T1 Ann']);
});

test('rows of a stopped workspace are neither found nor counted as overdue', async () => {
  await row('T1', 'Ann', 1);
  await row('T2', 'Dan', 2);
  await db.inWorkspace('T1', (tx) => tx.update(workspaces).set({ stoppedAt: NINE }));
  expect(await found(5)).toEqual(['T2 Dan']);
  expect(await db.acrossWorkspaces((tx) => work.dueSince(tx, after(5)))).toEqual(after(2));
});

test('dueSince returns the due time of the oldest row, and nextDue that of the next row', async () => {
  expect(await db.acrossWorkspaces((tx) => work.dueSince(tx, after(5)))).toBeUndefined();
  await row('T1', 'Ann', 3);
  await row('T2', 'Dan', 9);
  expect(await db.acrossWorkspaces((tx) => work.dueSince(tx, after(5)))).toEqual(after(3));
  expect(await db.acrossWorkspaces((tx) => work.nextDue(tx, after(5)))).toEqual(after(9));
  expect(await db.acrossWorkspaces((tx) => work.nextDue(tx, after(9)))).toBeUndefined();
});

test('with a grace period, a row is found and counted as overdue only after it', async () => {
  const withGrace = dueWork('test.sweep', { ...rows, graceMs: 3 * 60_000 });
  await row('T1', 'Ann', 1);
  const at = (minutes: number) =>
    db.acrossWorkspaces(async (tx) => ({
      found: (await withGrace.find(tx, after(minutes))).length,
      since: await withGrace.dueSince(tx, after(minutes)),
      next: await withGrace.nextDue(tx, after(minutes)),
    }));
  expect(await at(3)).toEqual({ found: 0, since: undefined, next: after(4) });
  expect(await at(4)).toEqual({ found: 1, since: after(4), next: undefined });
});

import { z } from 'zod';
import { type Database, openDatabase } from '../../../src/core/database/database.js';
import { createLog } from '../../../src/core/log.js';
import { workspaces } from '../../../src/core/schema.js';
import { createInbox } from '../../../src/slack/inbound/inbox.js';
import { event } from '../../../src/slack/interactions/contracts.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { oneValue } from '../../support/rows.js';

const log = createLog('silent');
const now = new Date('2026-11-23T08:00:00Z');
const opened = event('app_home_opened', z.object({ user: z.string() }));
const uninstalled = event('app_uninstalled', z.object({}));

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase(database.url, 5, log);
  for (const [workspaceId, stoppedAt] of [
    ['T1', null],
    ['T2', now],
  ] as const) {
    const row = { workspaceId, name: workspaceId, url: 'https://t.slack.com/', botUserId: 'U0', stoppedAt };
    await db.inWorkspace(workspaceId, (tx) => tx.insert(workspaces).values(row));
  }
});

afterAll(async () => {
  await db.close();
  await database.release();
});

const waiting = () =>
  oneValue(database.url, 'select count(*)::int as value from inbox where handled_at is null').then(Number);

const of = (workspaceId: string, eventId: string, type = 'app_home_opened', user: unknown = 'U1') => ({
  workspaceId,
  eventId,
  type,
  event: { type, user },
});

test('an event is stored once, and only for an active workspace and with a handler for it', async () => {
  const notified: string[] = [];
  const inbox = createInbox(
    db,
    () => now,
    log,
    (ids) => notified.push(...ids),
  );
  inbox.on(opened, async () => undefined);
  const results = await Promise.all([
    inbox.store(of('T1', 'Ev1')),
    inbox.store(of('T1', 'Ev2')),
    inbox.store(of('T1', 'Ev2')),
    inbox.store(of('T2', 'Ev2')),
    inbox.store(of('T3', 'Ev2')),
    inbox.store(of('T1', 'Ev3', 'team_join')),
    inbox.store(of('T1', 'Ev4', 'app_home_opened', 7)),
  ]);
  expect(results).toEqual(['new', 'new', 'known', 'not ours', 'not ours', 'not ours', 'malformed']);
  expect(await inbox.store(of('T1', 'Ev1'))).toBe('known');
  expect(await waiting()).toBe(2);
  expect(notified).toEqual(['T1']);
});

test('characters that Postgres cannot store are removed or replaced', async () => {
  const users: string[] = [];
  const inbox = createInbox(
    db,
    () => now,
    log,
    () => undefined,
  );
  inbox.on(opened, async (_, { user }) => void users.push(user));
  await inbox.handle('T1');
  users.length = 0;
  await inbox.store(of('T1', 'Ev5', 'app_home_opened', 'a\0b\ud800c😀'));
  await inbox.handle('T1');
  expect(users).toEqual(['ab\ufffdc😀']);
});

test('an urgent event is handled before its acknowledgement, even in a stopped workspace, until it succeeds', async () => {
  let fails = true;
  const done: string[] = [];
  const notified: string[] = [];
  const inbox = createInbox(
    db,
    () => now,
    log,
    (ids) => notified.push(...ids),
  );
  inbox.urgent(uninstalled, async (workspaceId) => {
    if (fails) throw new Error('not now');
    done.push(workspaceId);
  });
  const event = of('T2', 'Ev9', 'app_uninstalled');
  await expect(inbox.store(event)).rejects.toThrow('not now');
  expect(await waiting()).toBe(1);
  fails = false;
  expect(await inbox.store(event)).toBe('known');
  expect(await inbox.store(event)).toBe('known');
  expect(done).toEqual(['T2']);
  expect([await waiting(), notified]).toEqual([0, []]);
});

test('handlers can depend on what is not stored, and several can declare fields of one object', async () => {
  const inbox = createInbox(
    db,
    () => now,
    log,
    () => undefined,
  );
  const heard: unknown[] = [];
  const item = (shape: z.ZodRawShape) => z.object({ item: z.object(shape) });
  inbox.on(event('pin_added', item({ channel: z.string(), by: z.string() })), async () => undefined);
  inbox.on(
    event('pin_added', item({ channel: z.string() }).extend({ length: z.number().default(0) })),
    async (_, it) => void heard.push(it),
    async (workspaceId, it) => ({ length: `${workspaceId} ${z.object({ text: z.string() }).parse(it).text}`.length }),
  );
  const pinned = { type: 'pin_added', item: { channel: 'C1', by: 'U1', more: 1 }, text: 'A secret plan' };
  await inbox.store({ workspaceId: 'T1', eventId: 'EvPin', type: 'pin_added', event: pinned });
  const fields = await oneValue(database.url, `select fields::text as value from inbox where event_id = 'EvPin'`);
  expect(JSON.parse(fields)).toEqual({ item: { channel: 'C1', by: 'U1' }, length: 16 });
  await inbox.handle('T1');
  expect(heard).toEqual([{ item: { channel: 'C1' }, length: 16 }]);
  await expect(
    inbox.store({ workspaceId: 'T1', eventId: 'EvPin2', type: 'pin_added', event: { ...pinned, text: 1 } }),
  ).rejects.toThrow();
});

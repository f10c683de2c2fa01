import { z } from 'zod';
import { type Database, openDatabase } from '../../../src/core/database/database.js';
import { createLog } from '../../../src/core/log.js';
import { PermanentError, RetryLater, TemporaryError } from '../../../src/core/retry.js';
import { workspaces } from '../../../src/core/schema.js';
import { resumeWorkspace, stopWorkspace } from '../../../src/core/workspaces.js';
import { createInbox, type WaitingEvents } from '../../../src/slack/inbound/inbox.js';
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
  for (const [workspaceId, stoppedAt, eraseAt] of [
    ['T1', null, null],
    ['T2', now, now],
    ['T4', now, null],
    ['T5', null, null],
  ] as const) {
    const row = { workspaceId, name: workspaceId, url: 'https://t.slack.com/', botUserId: 'U0', stoppedAt, eraseAt };
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

function anInbox(wake: (waiting: readonly WaitingEvents[]) => void = () => undefined) {
  return createInbox(db, () => now, log, wake);
}

test('an event is stored once, and only for an installed workspace and with a handler for it', async () => {
  const notified: string[] = [];
  const inbox = anInbox((all) => notified.push(...all.map(({ workspaceId }) => workspaceId)));
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
  const inbox = anInbox();
  inbox.on(opened, async (_, { user }) => void users.push(user));
  await inbox.handle('T1');
  users.length = 0;
  await inbox.store(of('T1', 'Ev5', 'app_home_opened', 'a\0b\ud800c😀'));
  await inbox.handle('T1');
  expect(users).toEqual(['ab\ufffdc😀']);
});

test('an urgent event is handled before its acknowledgement, even in an uninstalled workspace, until it succeeds', async () => {
  let fails = true;
  const done: string[] = [];
  const notified: WaitingEvents[] = [];
  const inbox = anInbox((all) => notified.push(...all));
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
  const inbox = anInbox();
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

const joined = event('member_joined_channel', z.object({ user: z.string(), channel: z.string() }));

/** An inbox at which the joins of these people fail with that error, for as long as they are in the set. */
function failing(error: Error) {
  const [held, heard, woken] = [new Set<string>(), [] as string[], [] as WaitingEvents[]];
  let at = now;
  const written: { msg: string }[] = [];
  const inbox = createInbox(
    db,
    () => at,
    createLog('error', { write: (line: string) => written.push(JSON.parse(line)) }),
    (all) => woken.push(...all),
  );
  inbox.on(joined, async (_, { user, channel }) => {
    if (held.has(user)) throw error;
    heard.push(`${user} ${channel}`);
  });
  let events = 0;
  const joins = (user: string, channel: string) => {
    events += 1;
    const eventId = `Ev${error.constructor.name}${error.message}${events}`;
    return inbox.store({ workspaceId: 'T5', eventId, type: joined.type, event: { user, channel } });
  };
  const later = (ms: number) => {
    at = new Date(at.getTime() + ms);
  };
  return { inbox, held, heard, woken, written, joins, later };
}

const HOUR = 3_600_000;
const toLater = new RetryLater(20_000, 'Slack asked us to wait');
const anOutage = new TemporaryError('Slack does not answer');

test.each([
  ['has to wait', toLater],
  ['meets an outage', anOutage],
  ['fails', new Error('a mistake')],
])('an event that %s holds back only later ones about the same person', async (_, error) => {
  const { inbox, held, heard, woken, joins, later } = failing(error);
  held.add('U1');
  for (const [user, channel] of [
    ['U1', 'C1'],
    ['U2', 'C1'],
    ['U1', 'C2'],
    ['U2', 'C2'],
  ] as const) {
    await joins(user, channel);
    later(1);
  }
  woken.length = 0;
  await inbox.handle('T5');
  expect([heard.splice(0), woken.splice(0)]).toEqual([['U2 C1', 'U2 C2'], [{ workspaceId: 'T5', about: 'U1' }]]);
  await joins('U3', 'C1');
  await joins('U1', 'C3');
  woken.length = 0;
  // As a sweep does.
  await inbox.handle('T5');
  expect([heard.splice(0), woken]).toEqual([['U3 C1'], [{ workspaceId: 'T5', about: 'U1' }]]);
  await expect(inbox.handle('T5', 'U1')).rejects.toThrow(error.message);
  held.clear();
  await inbox.handle('T5', 'U1');
  expect([heard, await waiting()]).toEqual([['U1 C1', 'U1 C2', 'U1 C3'], 0]);
});

test('a handler that fails keeps the event from no other, unless waiting helps', async () => {
  const heard: string[] = [];
  const inbox = anInbox();
  let fails = true;
  for (const [name, error] of [
    ['broken', new Error('a mistake')],
    ['whole', undefined],
    ['waiting', toLater],
    ['after it', undefined],
  ] as const) {
    inbox.on(event('emoji_changed', z.object({ user: z.string() })), async () => {
      heard.push(name);
      if (fails && error) throw error;
    });
  }
  await inbox.store(of('T5', 'EvBroken', 'emoji_changed'));
  await inbox.handle('T5');
  expect(heard.splice(0)).toEqual(['broken', 'whole', 'waiting']);
  fails = false;
  await inbox.handle('T5', 'U1');
  expect([heard, await waiting()]).toEqual([['broken', 'whole', 'waiting', 'after it'], 0]);
});

test('hundreds of events about one person who has to wait do not keep others waiting', async () => {
  const { inbox, held, heard, joins } = failing(new RetryLater(1, 'hundreds'));
  held.add('U1');
  await Promise.all(Array.from({ length: 205 }, (_, i) => joins('U1', `C${i}`)));
  await joins('U2', 'C1');
  await inbox.handle('T5');
  await inbox.handle('T5');
  expect(heard.splice(0)).toEqual(['U2 C1']);
  held.clear();
  await inbox.handle('T5', 'U1');
  await inbox.handle('T5', 'U1');
  expect([heard.length, await waiting()]).toEqual([205, 0]);
});

test.each<[string, Error, number, number]>([
  ['that has to wait is given up after a day', new RetryLater(1, 'by age'), HOUR, 25],
  ['that meets an outage is given up after a day', new TemporaryError('by age'), HOUR, 25],
  ['that fails is given up after six tries', new Error('by count'), 1, 5],
  ['that Slack refuses is given up at once', new PermanentError('at once'), 1, 0],
])('an event %s', async (_, error, everyMs, tries) => {
  const { inbox, held, written, joins, later } = failing(error);
  held.add('U1');
  await joins('U1', 'C1');
  for (let i = 0; i < tries; i += 1) {
    await inbox.handle('T5', 'U1').catch(() => undefined);
    later(everyMs);
  }
  expect([written, await waiting()]).toEqual([[], 1]);
  await inbox.handle('T5', 'U1');
  expect([written.map(({ msg }) => msg), await waiting()]).toEqual([['an event was given up'], 0]);
});

test('events are kept while a token is refused, and handled once the workspace is served again', async () => {
  const heard: string[] = [];
  const inbox = anInbox();
  inbox.on(opened, async (_, { user }) => void heard.push(user));
  expect(await inbox.store(of('T4', 'Ev1'))).toBe('new');
  await inbox.handle('T4');
  expect(heard).toEqual([]);
  await db.inWorkspace('T4', resumeWorkspace);
  await inbox.handle('T4');
  expect(heard).toEqual(['U1']);
});

test('a failure in a workspace that was stopped meanwhile does not count', async () => {
  const heard: string[] = [];
  const inbox = anInbox();
  let stops = true;
  inbox.on(opened, async (workspaceId, { user }) => {
    if (!stops) return void heard.push(user);
    await db.inWorkspace(workspaceId, (tx) => stopWorkspace(tx, now));
    throw new PermanentError('Hearth has stopped in that workspace');
  });
  await inbox.store(of('T5', 'EvStopped'));
  await inbox.handle('T5');
  stops = false;
  await inbox.handle('T5', 'U1');
  expect(heard).toEqual([]);
  await db.inWorkspace('T5', resumeWorkspace);
  await inbox.handle('T5', 'U1');
  expect(heard).toEqual(['U1']);
});

import { setTimeout } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { createClock } from '../../../local-slack/clock.js';
import type { DrivenPerson } from '../../../local-slack/driver/person.js';
import { type LocalSlack, startSlack } from '../../../local-slack/slack.js';
import type { Channel } from '../../../local-slack/world/workspace.js';
import { type Database, openDatabase } from '../../../src/core/database/database.js';
import { createTell, when } from '../../../src/core/domain-events.js';
import { createLog } from '../../../src/core/log.js';
import { createMetrics } from '../../../src/core/metrics.js';
import { PermanentError } from '../../../src/core/retry.js';
import { people, workspaces } from '../../../src/core/schema.js';
import { channelLost, createDeliver } from '../../../src/slack/outbound/deliver.js';
import { deliveries } from '../../../src/slack/schema.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { manifest } from '../../support/manifest.js';
import { rowsOf } from '../../support/rows.js';
import { transactionsDuring } from '../../support/statements.js';
import { TOKEN_REFUSALS } from '../../support/token-refusals.js';

const now = new Date('2026-11-23T08:00:00Z');

let slack: LocalSlack;
let database: TestDatabase;
let db: Database;
let team: string;
let token: string;
let ann: DrivenPerson;
let ben: DrivenPerson;
let lounge: Channel;
let keys = 0;

beforeAll(async () => {
  slack = await startSlack({ manifest, clock: createClock({ start: now }) });
  const club = slack.workspace({ name: 'Chess Club' });
  [team, token] = [club.id, club.botToken];
  [ann, ben] = [club.person({ name: 'Ann' }), club.person({ name: 'Ben' })];
  lounge = club.channel({ name: 'lounge', members: [ann, ben], withApp: true });
  database = await freshDatabase();
  db = openDatabase(database.url, 4, createLog('silent'));
  await db.inWorkspace(team, async (tx) => {
    await tx.insert(workspaces).values({ workspaceId: team, name: 'Chess Club', url: 'https://x/', botUserId: 'U0' });
    const person = { workspaceId: team, zone: 'UTC', locale: 'en-GB', standing: 'full' as const };
    await tx.insert(people).values([ann, ben].map(({ id, name }) => ({ ...person, userId: id, name })));
  });
});

afterAll(async () => {
  await db.close();
  await database.release();
  await slack.close();
});

const row = z.object({ row: z.looseObject({ key: z.string(), status: z.string(), error: z.string().nullable() }) });
const personRow = z.object({ row: z.object({ user_id: z.string(), unreachable_until: z.string().nullable() }) });

/** Returns a `deliver`, with the log lines that it writes and the consequences that it reports. */
function createTestDeliver() {
  const reported: string[] = [];
  const written: { level: number }[] = [];
  const deliver = createDeliver(
    {
      db,
      clock: () => now,
      log: createLog('info', { write: (line: string) => written.push(JSON.parse(line)) }),
      tell: createTell([
        when(channelLost, async (_, { channelId }) => void reported.push(`channel lost: ${channelId}`)),
      ]),
      metrics: createMetrics(),
    },
    async () => new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }),
  );
  return { deliver, reported, written };
}

/** Returns the consequences when Slack answers a post to Ann, or to the lounge, with this error. */
async function consequencesOf(error: string, to: string) {
  const { deliver, reported, written } = createTestDeliver();
  keys += 1;
  const key = `test.${keys}`;
  slack.fail({ method: 'chat.postMessage', times: 1, with: { error } });
  const message = { text: 'Hello', blocks: [] };
  const outcome = await deliver.post(team, { key, to, message }).then(
    (at) => (at ? 'posted' : 'given up'),
    (thrown) => (thrown instanceof PermanentError ? 'permanent' : 'again'),
  );
  const rest = await deliver.post(team, { key: `${key}.ben`, to: ben.id, message });
  const rows = await rowsOf(database.url, team);
  const mine = rows.deliveries?.map((it) => row.parse(it).row).find((it) => it.key === key);
  const unreachable = rows.people
    ?.map((it) => personRow.parse(it).row)
    .filter((it) => it.unreachable_until !== null)
    .map((it) => [it.user_id, new Date(it.unreachable_until ?? '').toISOString()]);
  await db.inWorkspace(team, (tx) => tx.update(people).set({ unreachableUntil: null }));
  const alarm = Math.max(0, ...written.map(({ level }) => level));
  return { outcome, status: mine?.status, error: mine?.error, unreachable, reported, alarm, rest: rest !== undefined };
}

const WARN = 40;
const ERROR = 50;
const IN_A_WEEK = '2026-11-30T08:00:00.000Z';

const RECIPIENT = [
  'cannot_dm_bot',
  'channel_not_found',
  'ekm_access_denied',
  'is_archived',
  'is_inactive',
  'messages_tab_disabled',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'user_disabled',
  'user_not_found',
  'user_not_in_channel',
];

test.each(RECIPIENT)('%s: only this recipient counts as unreachable, for a week', async (error) => {
  const unreachable = [[ann.id, IN_A_WEEK]];
  const expected = { outcome: 'given up', status: 'failed', error, unreachable, reported: [], alarm: WARN, rest: true };
  expect(await consequencesOf(error, ann.id)).toEqual(expected);
});

test.each(RECIPIENT)('%s: only this channel counts as lost', async (error) => {
  const reported = [`channel lost: ${lounge.id}`];
  const expected = { outcome: 'given up', status: 'failed', error, unreachable: [], reported, alarm: WARN, rest: true };
  expect(await consequencesOf(error, lounge.id)).toEqual(expected);
});

test('a locked thread concerns only this message', async () => {
  const error = 'restricted_action_thread_locked';
  const rest = { unreachable: [], reported: [], alarm: WARN, rest: true };
  expect(await consequencesOf(error, lounge.id)).toEqual({ outcome: 'given up', status: 'failed', error, ...rest });
});

test.each(TOKEN_REFUSALS)('%s: the delivery fails, and the job is not retried', async (error) => {
  const rest = { unreachable: [], reported: [], alarm: WARN, rest: true };
  const expected = { outcome: 'permanent', status: 'failed', error, ...rest };
  expect(await consequencesOf(error, ann.id)).toEqual(expected);
});

test.each([
  ['ratelimited', 'failed'],
  ['rate_limited', 'failed'],
  ['rollup_error', 'failed'],
  ['fatal_error', 'sending'],
  ['internal_error', 'sending'],
  ['request_timeout', 'sending'],
  ['service_unavailable', 'sending'],
  ['team_added_to_org', 'sending'],
])('%s: the job is retried, and the delivery is %s meanwhile', async (error, status) => {
  const expected = { outcome: 'again', status, error, unreachable: [], reported: [], alarm: 0, rest: true };
  expect(await consequencesOf(error, ann.id)).toEqual(expected);
});

test.each(['invalid_blocks', 'msg_too_long', 'missing_scope', 'no_permission', 'a_name_of_tomorrow'])(
  '%s: the delivery fails without a retry and is logged as an error',
  async (error) => {
    const expected = {
      outcome: 'given up',
      status: 'failed',
      error,
      unreachable: [],
      reported: [],
      alarm: ERROR,
      rest: true,
    };
    expect(await consequencesOf(error, ann.id)).toEqual(expected);
  },
);

test('an in-doubt message stays unchanged without the scope for the history, and nothing is logged', async () => {
  const { deliver, written } = createTestDeliver();
  slack.fail({ method: 'chat.postMessage', times: 1, with: { error: 'internal_error' } });
  const message = { text: 'Hello', blocks: [] };
  await expect(deliver.post(team, { key: 'test.doubt', to: lounge.id, message })).rejects.toThrow();
  await db.inWorkspace(team, (tx) => tx.update(deliveries).set({ heldUntil: new Date(0) }));
  for (const change of [() => deliver.update(team, 'test.doubt', message), () => deliver.delete(team, 'test.doubt')]) {
    slack.fail({ method: 'conversations.history', times: 1, with: { error: 'missing_scope' } });
    await change();
  }
  expect(written).toEqual([]);
});

test.each([
  ['edit_window_closed', ERROR],
  ['msg_too_long', ERROR],
  ['is_inactive', 0],
  ['message_not_found', 0],
])('%s: an in-doubt message that was found counts as posted, although it can’t be edited', async (error, alarm) => {
  const { deliver, written } = createTestDeliver();
  keys += 1;
  const delivery = { key: `test.${keys}`, to: lounge.id, message: { text: `Hello ${keys}`, blocks: [] } };
  slack.fail({ method: 'chat.postMessage', times: 1, with: 'lostAnswer' });
  await expect(deliver.post(team, delivery)).rejects.toThrow();
  await db.inWorkspace(team, (tx) => tx.update(deliveries).set({ heldUntil: new Date(0) }));
  slack.fail({ method: 'chat.update', times: 1, with: { error } });
  expect(await deliver.post(team, delivery)).toMatchObject({ isNew: true });
  expect(await deliver.post(team, delivery)).toMatchObject({ isNew: false });
  expect(lounge.messages.filter(({ text }) => text === delivery.message.text)).toHaveLength(1);
  expect(Math.max(0, ...written.map(({ level }) => level))).toBe(alarm);
});

/** Returns what comes of deleting a message in the lounge if Slack answers with these errors. */
async function deletionsWith(errors: { delete: string; update?: string }) {
  const { deliver, written } = createTestDeliver();
  keys += 1;
  const key = `test.${keys}`;
  const message = { text: 'Hello', blocks: [] };
  const at = await deliver.post(team, { key, to: lounge.id, message });
  slack.fail({ method: 'chat.delete', times: 1, with: { error: errors.delete } });
  if (errors.update) slack.fail({ method: 'chat.update', times: 1, with: { error: errors.update } });
  const changed = await deliver.delete(team, key);
  const shown = lounge.messages.find((it) => it.ts === at?.ts)?.text;
  const isPosted = (await deliver.post(team, { key, to: lounge.id, message }))?.isNew === false;
  return [changed, shown, isPosted, Math.max(0, ...written.map(({ level }) => level))];
}

test.each(['channel_not_found', 'is_archived', 'is_inactive', 'not_in_channel', 'restricted_action'])(
  '%s: a message that can’t be deleted for now still counts as posted',
  async (error) => {
    expect(await deletionsWith({ delete: error })).toEqual(['unreachable', 'Hello', true, 0]);
    const replacing = { delete: 'cant_delete_message', update: error };
    expect(await deletionsWith(replacing)).toEqual(['unreachable', 'Hello', true, 0]);
  },
);

test.each(['cant_delete_message', 'compliance_exports_prevent_deletion', 'a_name_of_tomorrow'])(
  '%s: a message that can’t be deleted is replaced, or else still counts as posted',
  async (error) => {
    const replaced = 'This message was taken down.';
    expect(await deletionsWith({ delete: error })).toEqual(['shown', replaced, false, 0]);
    const refused = { delete: error, update: 'cant_update_message' };
    expect(await deletionsWith(refused)).toEqual(['refused', 'Hello', true, ERROR]);
  },
);

test('a message that is already gone counts as deleted', async () => {
  expect(await deletionsWith({ delete: 'message_not_found' })).toEqual(['shown', 'Hello', false, 0]);
});

test('a worker that finds another one posting looks again within a second', async () => {
  const { deliver } = createTestDeliver();
  const message = { text: 'Hello', blocks: [] };
  slack.fail({ method: 'chat.postMessage', times: 1, with: { delay: 2_000 } });
  const first = deliver.post(team, { key: 'test.busy', to: ben.id, message });
  while (!(await isBeingSent('test.busy'))) await setTimeout(10);
  const both = [
    deliver.post(team, { key: 'test.busy', to: ben.id, message }),
    deliver.update(team, 'test.busy', message),
  ];
  const waits = (await Promise.allSettled(both)).map((it) => (it.status === 'rejected' ? it.reason.afterMs : it.value));
  expect(waits).toEqual([1_000, 1_000]);
  expect(await first).toMatchObject({ isNew: true });
});

async function isBeingSent(key: string): Promise<boolean> {
  const rows = await rowsOf(database.url, team);
  return rows.deliveries?.some((it) => JSON.stringify(it).includes(`"${key}"`)) ?? false;
}

test.each([
  ['asks to wait', { error: 'ratelimited' }, 'again'],
  ['takes it and does not answer', 'lostAnswer', 'done'],
  ['fails, and may have taken it', { error: 'fatal_error' }, 'done'],
  ['says that the person is not there', { error: 'user_not_in_channel' }, 'done'],
  ['no longer accepts the token', { error: 'account_inactive' }, 'permanent'],
] as const)(
  'a message for one person is tried again only if Slack surely did not show it: Slack %s',
  async (_, fault, outcome) => {
    const { deliver } = createTestDeliver();
    slack.fail({ method: 'chat.postEphemeral', times: 1, with: fault });
    const calls = slack.calls().length;
    const it = { key: 'test.show:1', channel: lounge.id, to: ann.id, message: { text: 'Only you', blocks: [] } };
    const done = await deliver.show(team, it).then(
      () => 'done',
      (thrown) => (thrown instanceof PermanentError ? 'permanent' : 'again'),
    );
    expect(done).toBe(outcome);
    expect(slack.calls().slice(calls)).toHaveLength(1);
  },
);

test.each([
  ['it decides nothing', { decides: 'nothing' }, [], [0, 1]],
  ['there is no message', { decides: 'no message' }, ['not posted'], [0, 1]],
  ['Slack takes it', {}, ['posted'], [1, 2]],
  ['it was posted before', { isKnown: true }, ['posted'], [0, 2]],
  ['Slack refuses it for good', { fault: { error: 'user_disabled' } }, ['not posted'], [1, 3]],
  ['Slack doesn’t answer', { fault: 'lostAnswer' }, [], [1, 2]],
  ['the recording fails', { recordingFails: true }, ['posted'], [1, 2]],
] as const)('a decided message when %s', async (_, how, recorded, [posts, transactions]) => {
  const { decides, isKnown, fault, recordingFails } = { ...DECIDED, ...how };
  const { deliver } = createTestDeliver();
  keys += 1;
  const delivery = { key: `test.decided:${keys}`, to: ann.id, message: { text: 'Hello', blocks: [] } };
  if (isKnown) await deliver.post(team, delivery);
  const outcomes: string[] = [];
  const decided = { nothing: undefined, 'no message': { delivery: undefined }, 'a message': { delivery } }[decides];
  const post = (fails: boolean) =>
    deliver.postDecided(
      team,
      async () => decided,
      async (tx, _, isPosted) => {
        outcomes.push(isPosted ? 'posted' : 'not posted');
        if (fails) await tx.execute(sql`select 1 / 0`);
      },
    );
  if (fault) slack.fail({ method: 'chat.postMessage', times: 1, with: fault });
  const calls = slack.calls('chat.postMessage').length;
  const used = await transactionsDuring(() => post(recordingFails).catch(() => undefined));
  expect([outcomes, slack.calls('chat.postMessage').length - calls, used.length]).toEqual([
    recorded,
    posts,
    transactions,
  ]);
  await db.inWorkspace(team, (tx) => tx.update(people).set({ unreachableUntil: null }));
  if (!recordingFails) return;
  await post(false);
  expect([outcomes, slack.calls('chat.postMessage').length - calls]).toEqual([['posted', 'posted'], 1]);
});

const DECIDED = { decides: 'a message', isKnown: false, fault: undefined, recordingFails: false } as const;

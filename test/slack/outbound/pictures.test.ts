import { WebClient } from '@slack/web-api';
import type { FaultKind } from '../../../local-slack/api/faults.js';
import type { DrivenPerson } from '../../../local-slack/driver/person.js';
import { type LocalSlack, startSlack } from '../../../local-slack/slack.js';
import { type Database, openDatabase } from '../../../src/core/database/database.js';
import { createTell } from '../../../src/core/domain-events.js';
import { HOUR } from '../../../src/core/durations.js';
import { createLog } from '../../../src/core/log.js';
import { createMetrics } from '../../../src/core/metrics.js';
import { PermanentError, RetryLater } from '../../../src/core/retry.js';
import { people, workspaces } from '../../../src/core/schema.js';
import { message, picture, plainSection } from '../../../src/slack/blocks/blocks.js';
import { BACKGROUND_CLIENT } from '../../../src/slack/installations/installations.js';
import { createDeliver } from '../../../src/slack/outbound/deliver.js';
import { createUploadPicture } from '../../../src/slack/outbound/pictures.js';
import { claimUpload, pictureRetention } from '../../../src/slack/outbound/uploads.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { manifest } from '../../support/manifest.js';

let slack: LocalSlack;
let database: TestDatabase;
let db: Database;
let workspaceId: string;
let client: WebClient;
let ann: DrivenPerson;
let keys = 0;
let now = new Date('2026-11-23T08:00:00Z');

beforeAll(async () => {
  slack = await startSlack({ manifest });
  const club = slack.workspace({ name: 'Chess Club' });
  ann = club.person({ name: 'Ann' });
  workspaceId = club.id;
  const once = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
  client = new WebClient(club.botToken, { ...BACKGROUND_CLIENT, ...once, slackApiUrl: slack.apiUrl });
  database = await freshDatabase();
  db = openDatabase(database.url, 4, createLog('silent'));
  await db.inWorkspace(workspaceId, async (tx) => {
    const scopes = ['files:write'];
    await tx.insert(workspaces).values({ workspaceId, name: 'Chess Club', url: 'https://x/', botUserId: 'U0', scopes });
    const person = { zone: 'UTC', locale: 'en-GB', standing: 'full' as const };
    await tx.insert(people).values({ workspaceId, userId: ann.id, name: 'Ann', ...person });
  });
});

afterAll(async () => {
  await db.close();
  await database.release();
  await slack.close();
});

const written: { level: number; step?: string }[] = [];

const it = {
  ...{ clock: () => now, metrics: createMetrics(), tell: createTell([]) },
  log: createLog('info', { write: (line: string) => written.push(JSON.parse(line)) }),
};

const alt = 'After 3 of 28 days, 4 of 24 are done';

/** Returns a function that uploads the same picture again and again, and says what became of it. */
function uploading(render = async () => new Uint8Array([1, 2, 3])) {
  keys += 1;
  const shown = { key: `test.${keys}`, svg: '<svg/>', title: 'Ship every week', alt };
  const upload = createUploadPicture({ ...it, db, render }, async () => client, 1);
  const attempt = () =>
    upload(workspaceId, shown).then(
      (uploaded) => (uploaded ? 'uploaded' : 'without'),
      (error) => (error instanceof RetryLater || !(error instanceof PermanentError) ? 'again' : 'permanent'),
    );
  return { ...shown, attempt, upload: () => upload(workspaceId, shown) };
}

/** Returns how many files were made since the last time. */
function countFiles(): () => number {
  const files = () => [...(slack.world.workspaces.get(workspaceId)?.files.values() ?? [])].filter((it) => it.complete);
  const before = files().length;
  return () => files().length - before;
}

test('a picture is uploaded once, and shown in a message', async () => {
  const made = countFiles();
  const { attempt, upload } = uploading();
  // Slack gets some time to process it.
  expect(await attempt()).toBe('again');
  const uploaded = await upload();
  expect([uploaded, made()]).toEqual([{ fileId: expect.stringMatching(/^F/), alt }, 1]);
  const file = slack.world.workspaces.get(workspaceId)?.files.get(uploaded?.fileId ?? '');
  expect(file).toMatchObject({ name: 'picture.png', title: 'Ship every week', altText: alt });
  expect(file?.content).toEqual(Buffer.from([1, 2, 3]));
  const deliver = createDeliver({ ...it, db }, async () => client);
  const shown = message(plainSection('Day 3'), picture(uploaded ?? { fileId: '', alt: '' }));
  await deliver.post(workspaceId, { key: 'shown', to: ann.id, message: shown });
  expect(ann.directMessages().at(-1)).toBe(`Hearth: Day 3\n(picture: ${alt})`);
});

const fault = (method: string, kind: FaultKind, times = 1) => ({ method, times, with: kind });

test.each([
  ['a rate limit before there is an upload', fault('files.getUploadURLExternal', { retryAfter: 1 }), 'again', 'again'],
  ['no answer before there is an upload', fault('files.getUploadURLExternal', 'lostAnswer'), 'again', 'again'],
  ['an error of Slack then', fault('files.getUploadURLExternal', { status: 503 }), 'again', 'again'],
  ['a refusal', fault('files.getUploadURLExternal', { error: 'file_uploads_disabled' }), 'without', 'without'],
  [
    'a scope that was taken away',
    fault('files.getUploadURLExternal', { error: 'missing_scope' }),
    'without',
    'without',
  ],
  ['a connection that breaks during the upload', fault('upload', 'cut'), 'again', 'uploaded'],
  ['an upload without an answer', fault('upload', 'lostAnswer'), 'again', 'uploaded'],
  ['an upload that never works', fault('upload', { status: 500 }, 2), 'without', 'without'],
  ['a rate limit at the end', fault('files.completeUploadExternal', { retryAfter: 1 }), 'again', 'again'],
  ['no answer at the end', fault('files.completeUploadExternal', 'lostAnswer'), 'without', 'without'],
  ['a refusal at the end', fault('files.completeUploadExternal', { error: 'internal_error' }), 'without', 'without'],
] as const)('%s', async (_, failure, first, second) => {
  const made = countFiles();
  const { attempt } = uploading();
  slack.fail(failure);
  const outcomes = [await attempt(), await attempt(), await attempt()];
  expect(outcomes).toEqual([first, second, second === 'without' ? 'without' : 'uploaded']);
  const mayExist = second !== 'without' || failure.with === 'lostAnswer';
  expect(made()).toBe(mayExist ? 1 : 0);
});

test('a picture that can’t be drawn is left out, and logged as an error', async () => {
  const { attempt } = uploading(async () => {
    throw new Error('unexpected end');
  });
  expect(await attempt()).toBe('without');
  expect(written.at(-1)).toMatchObject({ level: 50, step: 'draw' });
});

test('a token that Slack refuses leaves the picture for later', async () => {
  const { attempt } = uploading();
  slack.fail(fault('files.getUploadURLExternal', { error: 'token_revoked' }));
  expect([await attempt(), await attempt()]).toEqual(['permanent', 'again']);
});

test('a worker waits for another that is uploading, and does without the picture if that one died', async () => {
  const { attempt, key } = uploading();
  await db.inWorkspace(workspaceId, (tx) => claimUpload(tx, { workspaceId, key, alt, at: now }));
  expect(await attempt()).toBe('again');
  now = new Date(now.getTime() + HOUR);
  expect(await attempt()).toBe('without');
});

test('without the scope, nothing is drawn, and a picture from before is still shown', async () => {
  const [old, fresh] = [uploading(), uploading(() => Promise.reject(new Error('drawn')))];
  await old.attempt();
  await db.inWorkspace(workspaceId, (tx) => tx.update(workspaces).set({ scopes: [] }));
  expect([await old.attempt(), await fresh.attempt()]).toEqual(['uploaded', 'without']);
  await db.inWorkspace(workspaceId, (tx) => tx.update(workspaces).set({ scopes: ['files:write'] }));
  expect(await fresh.attempt()).toBe('without');
  expect(written.at(-1)).toMatchObject({ step: 'draw' });
});

test('after 90 days, Hearth forgets a picture', async () => {
  const { attempt } = uploading();
  await attempt();
  await pictureRetention.deleteOld(db, new Date(now.getTime() + 91 * 24 * HOUR));
  expect(await attempt()).toBe('again');
});

test('a message whose picture Slack doesn’t take, or not yet, is posted and changed without it', async () => {
  const deliver = createDeliver({ ...it, db }, async () => client);
  const unknown = message(plainSection('Day 3'), picture({ fileId: 'F404', alt }));
  expect(unknown.text).toBe(`Day 3\n${alt}`);
  await deliver.post(workspaceId, { key: 'refused', to: ann.id, message: unknown });
  expect(ann.directMessages().at(-1)).toBe('Hearth: Day 3');
  const changed = message(plainSection('Day 4'), picture({ fileId: 'F404', alt }));
  expect(await deliver.update(workspaceId, 'refused', changed)).toBe('shown');
  expect(ann.directMessages().at(-1)).toBe('Hearth: Day 4');
  // Other refusals of blocks stay refusals.
  slack.fail({ method: 'chat.postMessage', times: 2, with: { error: 'invalid_blocks' } });
  expect(await deliver.post(workspaceId, { key: 'plain', to: ann.id, message: unknown })).toBeUndefined();
});

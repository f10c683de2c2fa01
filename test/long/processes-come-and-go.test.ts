import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startEmbeddedPostgres } from '../../src/core/database/embedded-postgres.js';
import { migrateDatabase } from '../../src/core/database/migrate.js';
import { migrateQueue } from '../../src/queue/migrate.js';
import { type Batch, restartPostgres, startBatch } from '../support/batch.js';
import { freshDatabase } from '../support/database.js';
import { type HearthProcess, killRunning, startNextVersion, startProcess } from '../support/process.js';
import { hasRedis, startRedis } from '../support/redis.js';
import { temporaryFolder } from '../support/temporary.js';

afterAll(killRunning);

// These tests run concurrently, because they mostly wait until locks of a dead process expire.

const MEMBERS = 30;
const PART = 10;

/** Slow responses and few concurrent jobs, so that a test can interfere half way. */
const SLOW: Parameters<Batch['slack']['fail']>[0] = {
  method: 'chat.postMessage',
  times: MEMBERS,
  with: { delay: 150 },
};
const SLOWLY = { WORKER_CONCURRENCY: '3', DATABASE_POOL: '8', PORT: '0', LOG_LEVEL: 'info' };

interface Scene {
  readonly batch: Batch;
  readonly folder: string;
  start(env?: Record<string, string>, ...roles: string[]): HearthProcess;
  startNextVersion(): HearthProcess;
}

/** Runs a test with processes that ask the members of a batch, and stops them all at the end. */
async function scene(batch: Batch, play: (it: Scene) => Promise<void>): Promise<void> {
  const folder = await temporaryFolder('process');
  const all: HearthProcess[] = [];
  const keep = (it: HearthProcess) => {
    all.push(it);
    return it;
  };
  try {
    await play({
      batch,
      folder,
      start: (env = {}, ...roles) => keep(startProcess(folder, { ...batch.env, ...SLOWLY, ...env }, ...roles)),
      startNextVersion: () => keep(startNextVersion(folder, { ...batch.env, ...SLOWLY })),
    });
  } catch (error) {
    for (const it of all) it.signal('SIGKILL');
    const printed = (await Promise.all(all.map((it) => it.ended))).map((it) => it.printed);
    throw new Error(`${error}\n\nThey printed:\n${printed.join('\n\n')}`, { cause: error });
  } finally {
    for (const it of all) it.signal('SIGTERM');
    await Promise.all(all.map((it) => it.ended));
    await batch.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs such a test on a database of its own, which also holds the queue. */
async function onPostgres(play: (it: Scene) => Promise<void>): Promise<void> {
  const database = await freshDatabase();
  await scene(await startBatch(database, undefined), play).finally(database.release);
}

/** Returns the number of members by how often each was asked, or got another message, by DM. */
function tally(batch: Batch, counts: ReadonlyMap<string, number> = batch.asked()): Record<number, number> {
  const tally: Record<number, number> = {};
  for (const times of counts.values()) tally[times] = (tally[times] ?? 0) + 1;
  return tally;
}

async function untilDone({ batch }: Scene, members = MEMBERS): Promise<void> {
  await batch.untilAsked(members);
  await batch.untilCertain();
}

const MINUTES = 180_000;

test.concurrent(
  'everybody is asked once when a worker is killed half way and responses from Slack are lost',
  () =>
    onPostgres(async (it) => {
      it.batch.slack.fail({ method: 'chat.postMessage', times: 2, with: 'lostAnswer' });
      it.batch.slack.fail(SLOW);
      await it.batch.fallDue(MEMBERS);
      const [first] = [it.start({}, 'worker'), it.start({}, 'worker')];
      await it.batch.untilAsked(PART);
      first.signal('SIGKILL');
      it.start({}, 'worker');
      await untilDone(it);
      expect(tally(it.batch)).toEqual({ 1: MEMBERS });
    }),
  MINUTES,
);

const CARD = /raised a concern/;

/** Makes all members moderators instead of asking them, and raises a concern. */
const RAISE_CONCERN = `
  with unasked as (delete from checkin_occurrences),
  moderator as (
    insert into community_roles (workspace_id, community_id, user_id, role, granted_at)
    select workspace_id, community_id, user_id, 'moderator', now() from members
  ), switched as (
    insert into feature_switches (workspace_id, community_id, feature, is_on)
    select workspace_id, id, 'moderation', true from communities
  )
  insert into moderation_cases (workspace_id, community_id, opened_at, due_at)
  select workspace_id, id, now(), now() from communities returning id`;

test.concurrent(
  'every moderator gets the card of a report once when its worker is killed between two cards',
  () =>
    onPostgres(async (it) => {
      const { batch } = it;
      batch.slack.fail({ method: 'chat.postMessage', times: 1, with: 'lostAnswer' });
      batch.slack.fail(SLOW);
      await batch.fallDue(MEMBERS);
      await batch.value(RAISE_CONCERN);
      const workers = [it.start({}, 'worker'), it.start({}, 'worker')];
      await batch.until(() => batch.received(CARD).size >= PART);
      const half = batch.received(CARD).size;
      for (const worker of workers) worker.signal('SIGKILL');
      for (let i = 0; i < 2; i += 1) it.start({}, 'worker');
      await batch.until(() => batch.received(CARD).size === MEMBERS);
      await batch.until(async () => (await batch.value('select due_at from moderation_cases')) === null);
      await batch.untilCertain();
      expect(half).toBeLessThan(MEMBERS);
      expect(tally(batch, batch.received(CARD))).toEqual({ 1: MEMBERS });
    }),
  MINUTES,
);

(hasRedis() ? test.concurrent : test.skip)(
  `everybody is asked once when Redis is flushed and restarted half way${hasRedis() ? '' : ' (skipped: no redis-server)'}`,
  async () => {
    const [database, redis] = [await freshDatabase(), await startRedis()];
    await scene(await startBatch(database, redis.url), async (it) => {
      it.batch.slack.fail(SLOW);
      await it.batch.fallDue(MEMBERS);
      for (let i = 0; i < 2; i += 1) it.start({}, 'worker');
      await it.batch.untilAsked(PART);
      await redis.flush();
      await it.batch.untilAsked(2 * PART);
      await redis.restart();
      await untilDone(it);
      expect(tally(it.batch)).toEqual({ 1: MEMBERS });
    }).finally(async () => {
      redis.end();
      await database.release();
    });
  },
  MINUTES,
);

test.concurrent(
  'everybody is asked once when Postgres is restarted half way',
  async () => {
    const folder = await temporaryFolder('restart');
    const database = await startEmbeddedPostgres(folder);
    await migrateDatabase(database, migrateQueue);
    await scene(await startBatch(database, undefined), async (it) => {
      it.batch.slack.fail(SLOW);
      await it.batch.fallDue(MEMBERS);
      for (let i = 0; i < 2; i += 1) it.start({}, 'worker');
      await it.batch.untilAsked(PART);
      await restartPostgres(folder);
      await untilDone(it);
      expect(tally(it.batch)).toEqual({ 1: MEMBERS });
    }).finally(async () => {
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    });
  },
  MINUTES,
);

test.concurrent(
  'everybody is asked once during a deploy, and each version finishes what the other one began',
  () =>
    onPostgres(async (it) => {
      const { slack } = it.batch;
      slack.fail(SLOW);
      const { people, channel } = await it.batch.fallDue(MEMBERS);
      const old = [it.start(), it.start()];
      await it.batch.untilAsked(PART);
      const next = it.startNextVersion();
      const ports = await Promise.all([...old, next].map((process) => process.up));
      const at = (which: number) => {
        slack.requestUrl = `http://127.0.0.1:${ports[which]}/slack/events`;
      };
      await untilDone(it);

      // A button in a message of the old version is pressed at the new one, and the other way round.
      for (const [i, [opens, submits]] of [
        [2, 0],
        [1, 2],
      ].entries()) {
        const [person] = people.slice(i);
        await person?.opensDirectMessages();
        at(opens ?? 0);
        await person?.presses('Check in');
        at(submits ?? 0);
        await person?.fills({ 'What will you do next?': `Ship part ${i}` }).submits();
        await person?.sees('DM', /Checked in/);
      }
      for (const process of old) process.signal('SIGTERM');
      expect((await Promise.all(old.map((process) => process.ended))).map(({ code }) => code)).toEqual([0, 0]);
      // The old version leaves jobs that it does not know to the new one.
      const greeted = `select count(*)::int from deliveries where key like 'greeting.greet:%' and status = 'sent'`;
      await it.batch.until(async () => (await it.batch.value(greeted)) === MEMBERS);
      at(2);
      const [, , third] = people;
      await third?.opensHome();
      await third?.sees('Home', /Check in/);
      const posts = channel.messages.filter((message) => message.threadTs === undefined);
      expect([posts.length, tally(it.batch)]).toEqual([1, { 1: MEMBERS - 2 }]);
      expect(slack.calls('chat.postMessage').filter((call) => call.error)).toEqual([]);
    }),
  MINUTES,
);

test.concurrent(
  'everybody is asked once a day when the clock jumps a day ahead and back',
  () =>
    onPostgres(async (it) => {
      const clock = join(it.folder, 'ahead');
      const preload = pathToFileURL(join(process.cwd(), 'test/support/clock-preload.mjs')).href;
      await it.batch.fallDue(MEMBERS);
      const worker = it.start({ NODE_OPTIONS: `--import=${preload}`, CLOCK_AHEAD: clock }, 'worker');
      const jump = async (ms: number) => {
        await writeFile(clock, String(ms));
        worker.signal('SIGUSR2');
      };
      await untilDone(it);
      const tomorrowAtTen = new Date(Date.now() + 24 * 3_600_000).setUTCHours(10, 0, 0, 0);
      await jump(tomorrowAtTen - Date.now());
      await it.batch.until(() => tally(it.batch)[2] === MEMBERS);
      await jump(0);
      await it.batch.fallDue(1);
      await untilDone(it, MEMBERS + 1);
      expect(tally(it.batch)).toEqual({ 1: 1, 2: MEMBERS });
    }),
  MINUTES,
);

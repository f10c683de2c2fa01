import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { createLog } from '../../src/core/log.js';
import { job, sweep, work } from '../../src/queue/job.js';
import { type JobQueue, openQueue } from '../../src/queue/queue.js';
import { NAME } from '../../src/queue/store.js';
import { hasRedis, startRedis, type TestRedis } from '../support/redis.js';

const greet = job('test.greet', z.object({ workspaceId: z.string() }), (it) => it.workspaceId, {
  when: 'a test says so',
  does: 'what the test looks at',
});

const look = sweep('test.look', { everyMs: 3_600_000, does: 'nothing', run: async () => undefined });

/** The options with which the version before wrote to the queue. */
const OLD = { prefix: 'bull' };
const oldJob = (id: string) => ({ attempts: 6, removeOnComplete: true, deduplication: { id, keepLastIfActive: true } });

describe(`what was left under the old prefix${hasRedis() ? '' : ' (skipped: no redis-server)'}`, () => {
  if (!hasRedis()) {
    test.skip('is taken over', () => undefined);
    return;
  }
  let server: TestRedis;
  let redis: Redis;
  let old: Queue;
  const open: JobQueue[] = [];
  let done: string[];

  beforeEach(async () => {
    server = await startRedis();
    redis = new Redis(server.url, { maxRetriesPerRequest: null });
    redis.on('error', () => undefined); // until the server is up
    await redis.ping();
    old = new Queue(NAME, { connection: redis, ...OLD });
    done = [];
  });

  afterEach(async () => {
    for (const it of open.splice(0)) await it.close();
    await old.close();
    redis.disconnect();
    server.end();
  });

  /** Starts a Hearth that knows these workspaces. */
  async function start(...known: string[]): Promise<void> {
    const it = openQueue({ redisUrl: server.url, prefix: `hearth-${known}` }, createLog('silent'), {
      isOurs: async (workspaceId) => known.includes(workspaceId),
      scheduleCheckMs: 20,
    });
    open.push(it);
    const works = [work(greet, async ({ workspaceId }) => void done.push(workspaceId))];
    await it.work(works, [look], { concurrency: 5, scheduled: true });
  }

  const until = async (condition: () => boolean | Promise<boolean>) => {
    // The question keeps the loop from starving everything else.
    while (!(await condition())) await redis.ping();
  };
  const oldKeys = () => redis.keys('bull:*');

  test('our jobs are done, and then nothing is left there', async () => {
    await old.add(greet.name, { workspaceId: 'T1' }, oldJob('T1'));
    await old.add(greet.name, { workspaceId: 'T2' }, { ...oldJob('T2'), priority: 3 });
    await old.add(greet.name, { workspaceId: 'T3' }, { ...oldJob('T3'), delay: 50 });
    await old.upsertJobScheduler(look.name, { every: look.everyMs }, { name: look.name });
    await start('T1', 'T2', 'T3');
    await until(() => done.length === 3);
    await until(async () => (await oldKeys()).length === 0);
    expect(done.sort()).toEqual(['T1', 'T2', 'T3']);
  });

  test('jobs of another Hearth stay, with its schedules', async () => {
    await old.upsertJobScheduler(look.name, { every: look.everyMs }, { name: look.name });
    await old.add(greet.name, { workspaceId: 'T1' }, oldJob('T1'));
    await old.add(greet.name, { workspaceId: 'T2' }, oldJob('T2'));
    await start('T1');
    await until(() => done.length === 1);
    expect((await old.getWaiting()).map(({ data }) => data)).toEqual([{}, { workspaceId: 'T2' }]);
    expect((await old.getJobSchedulers()).map(({ key }) => key)).toEqual([look.name]);

    await start('T2');
    await until(() => done.length === 2);
    await until(async () => (await oldKeys()).length === 0);
    expect(done).toEqual(['T1', 'T2']);
  });

  test('a worker of the old version keeps its jobs, and what it leaves is taken over', async () => {
    const doneByOld: string[] = [];
    const worker = new Worker(NAME, async (it) => void doneByOld.push(it.data.workspaceId), {
      ...{ connection: redis, ...OLD },
    });
    await worker.waitUntilReady();
    await until(async () => (await old.getWorkersCount()) === 1);
    await start('T1', 'T2');
    await old.add(greet.name, { workspaceId: 'T1' }, oldJob('T1'));
    await until(() => doneByOld.length === 1);
    expect(await oldKeys()).toContain(`bull:${NAME}:meta`);

    await worker.close();
    // A web process of the old version is still there.
    await old.add(greet.name, { workspaceId: 'T2' }, oldJob('T2'));
    await until(() => done.length === 1);
    expect([doneByOld, done]).toEqual([['T1'], ['T2']]);
  });
});

import { Redis } from 'ioredis';
import { z } from 'zod';
import { createLog } from '../../src/core/log.js';
import { job, work } from '../../src/queue/job.js';
import { openQueue } from '../../src/queue/queue.js';
import { hasRedis, startRedis, type TestRedis } from '../support/redis.js';

const greet = job('test.greet', z.object({ workspaceId: z.string() }), (it) => it.workspaceId, {
  when: 'a test says so',
  does: 'what the test looks at',
});

/** Makes a Redis full, or lets it have room again; returns the number of commands that it refused since it was started. */
async function memoryOf({ url }: TestRedis) {
  const redis = new Redis(url);
  await redis.ping();
  return {
    fill: () => redis.config('SET', 'maxmemory', '1'),
    free: () => redis.config('SET', 'maxmemory', '0'),
    refusals: async () => Number(/errorstat_OOM:count=(\d+)/.exec(await redis.info('errorstats'))?.[1] ?? 0),
    close: () => redis.disconnect(),
  };
}

(hasRedis() ? test : test.skip)(
  'a full Redis is asked less and less often, and once it has room, work goes on',
  async () => {
    const server = await startRedis();
    const memory = await memoryOf(server);
    const written: { msg: string }[] = [];
    const log = createLog('info', { write: (line: string) => written.push(JSON.parse(line)) });
    const queue = openQueue({ redisUrl: server.url, prefix: 'test' }, log);
    await queue.add(greet, { workspaceId: 'T1' });
    await queue.check();

    await memory.fill();
    await expect(queue.check()).rejects.toThrow(/OOM/);
    for (let i = 0; i < 10; i += 1) await queue.add(greet, { workspaceId: `T2${i}` });
    const before = await memory.refusals();
    const since = performance.now();
    let done: () => void = () => undefined;
    const isDone = new Promise<void>((resolve) => {
      done = resolve;
    });
    await queue.work([work(greet, async () => done())], [], { concurrency: 5, scheduled: false });
    while ((await memory.refusals()) < before + 6);
    expect(performance.now() - since).toBeGreaterThan(500);

    await memory.free();
    await isDone;
    await queue.check();
    expect(written.map(({ msg }) => msg)).toEqual([
      'the queue did not take jobs; the sweeps will',
      'the worker lost its queue',
    ]);
    await queue.close();
    memory.close();
    server.end();
  },
);

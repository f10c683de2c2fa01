import { rm } from 'node:fs/promises';
import { identityAt } from '../../src/core/database/identity.js';
import { prefixOf } from '../../src/queue/store.js';
import { startBatch } from '../support/batch.js';
import { freshDatabase } from '../support/database.js';
import { type HearthProcess, killRunning, startProcess } from '../support/process.js';
import { hasRedis } from '../support/redis.js';
import { startRedisCluster } from '../support/redis-cluster.js';
import { temporaryFolder } from '../support/temporary.js';

afterAll(killRunning);

const MEMBERS = 30;
const PART = 10;
const SLOWLY = { WORKER_CONCURRENCY: '3', DATABASE_POOL: '8', PORT: '0', LOG_LEVEL: 'info' };

(hasRedis() ? test : test.skip)(
  `on a Redis Cluster, everybody is asked once although the node with the queue is killed and comes back empty${hasRedis() ? '' : ' (skipped: no redis-server)'}`,
  async () => {
    const [database, cluster] = [await freshDatabase(), await startRedisCluster()];
    const prefix = `{${prefixOf(await identityAt(database.url))}}`;
    const node = await cluster.nodeOf(prefix);
    // Another node's address: Hearth finds the one with its queue.
    const [seed = ''] = cluster.urls.filter((_, i) => i !== node);
    const folder = await temporaryFolder('cluster');
    const batch = await startBatch(database, seed);
    batch.slack.fail({ method: 'chat.postMessage', times: MEMBERS, with: { delay: 150 } });
    await batch.fallDue(MEMBERS);
    const workers: HearthProcess[] = [];
    const stop = async () => {
      for (const it of workers) it.signal('SIGTERM');
      return (await Promise.all(workers.map((it) => it.ended))).map(({ printed }) => printed);
    };
    try {
      for (let i = 0; i < 2; i += 1) workers.push(startProcess(folder, { ...batch.env, ...SLOWLY }, 'worker'));
      await batch.untilAsked(PART);
      const keys = await cluster.keys();
      expect(keys.map((them) => them.length > 0)).toEqual(keys.map((_, i) => i === node));
      expect(keys.flat().filter((key) => !key.startsWith(`${prefix}:`))).toEqual([]);
      const [port] = await Promise.all(workers.map((it) => it.up));
      const isReady = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200;
      expect(await isReady()).toBe(true);

      await cluster.kill(node);
      await batch.until(async () => !(await isReady()));
      await cluster.restart(node);
      await batch.until(isReady);
      await batch.untilAsked(MEMBERS);
      await batch.untilCertain();
      expect([...batch.asked().values()]).toEqual(Array(MEMBERS).fill(1));
      const printed = await stop();
      expect(printed.map((it) => /"the (worker lost its queue|queue did not take jobs)/.test(it))).toEqual([
        true,
        true,
      ]);
    } catch (error) {
      throw new Error(`${error}\n\nThey printed:\n${(await stop()).join('\n\n')}`, { cause: error });
    } finally {
      await batch.close();
      await cluster.end();
      await database.release();
      await rm(folder, { recursive: true, force: true });
    }
  },
  180_000,
);

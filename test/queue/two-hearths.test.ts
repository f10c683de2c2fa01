import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { identityAt } from '../../src/core/database/identity.js';
import { createLog } from '../../src/core/log.js';
import { job, work } from '../../src/queue/job.js';
import { openQueue } from '../../src/queue/queue.js';
import { prefixOf } from '../../src/queue/store.js';
import { freshDatabase } from '../support/database.js';
import { hasRedis, startRedis } from '../support/redis.js';

const greet = job('test.greet', z.object({ workspaceId: z.string(), id: z.string() }), ({ id }) => id, {
  when: 'a test says so',
  does: 'what the test looks at',
});

test('two databases on one server have different identities, which stay the same', async () => {
  const [one, other] = [await freshDatabase(), await freshDatabase()];
  const identities = [await identityAt(one.url), await identityAt(other.url)];
  expect(identities).toEqual([expect.stringMatching(/^\d+-\d+$/), expect.stringMatching(/^\d+-\d+$/)]);
  expect(identities[0]).not.toBe(identities[1]);
  expect([await identityAt(one.url), await identityAt(one.ownerUrl)]).toEqual([identities[0], identities[0]]);
  for (const it of [one, other]) await it.release();
});

(hasRedis() ? test : test.skip)(
  `two Hearths on one Redis do only their own jobs${hasRedis() ? '' : ' (skipped: no redis-server)'}`,
  async () => {
    const redis = await startRedis();
    const hearths = await Promise.all(
      ['T1', 'T2'].map(async (workspaceId) => {
        const database = await freshDatabase();
        const store = { redisUrl: redis.url, prefix: prefixOf(await identityAt(database.url)) };
        const done: string[] = [];
        const queue = openQueue(store, createLog('silent'));
        await queue.work([work(greet, async (it) => void done.push(it.workspaceId))], [], {
          concurrency: 5,
          scheduled: false,
        });
        return { workspaceId, database, done, queue };
      }),
    );
    const JOBS = 50;
    try {
      for (const { queue, workspaceId } of hearths)
        await queue.addAll(
          greet,
          Array.from({ length: JOBS }, () => ({ workspaceId, id: randomUUID() })),
        );
      while ((await pendingIn(hearths)) > 0);
      expect(hearths.map(({ done }) => done)).toEqual([Array(JOBS).fill('T1'), Array(JOBS).fill('T2')]);
    } finally {
      for (const { queue, database } of hearths) {
        await queue.close();
        await database.release();
      }
      redis.end();
    }
  },
);

async function pendingIn(hearths: readonly { queue: { pending(): Promise<number> } }[]): Promise<number> {
  return (await Promise.all(hearths.map(({ queue }) => queue.pending()))).reduce((a, b) => a + b, 0);
}

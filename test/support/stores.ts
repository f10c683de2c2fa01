import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { QueueStore } from '../../src/queue/store.js';
import { freshDatabase } from './database.js';

export interface TestStore {
  readonly store: QueueStore;
  /** Deletes everything in the queue. */
  forget(): Promise<void>;
  drop(): Promise<void>;
}

/**
 * Runs the same tests on a queue in Postgres and one in Redis. Without `TEST_REDIS_URL`, the Redis half is skipped, and
 * the name of the skipped test says why.
 */
export function onEveryStore(describeWith: (fresh: () => Promise<TestStore>) => void): void {
  describe('on Postgres', () => {
    describeWith(async () => {
      const database = await freshDatabase();
      const forget = () => forgetQueue(database.ownerUrl);
      return { store: { postgresUrl: database.url }, forget, drop: database.release };
    });
  });
  const redisUrl = process.env.TEST_REDIS_URL;
  if (!redisUrl) {
    test.skip('the tests on Redis are skipped because TEST_REDIS_URL is not set', () => undefined);
    return;
  }
  describe('on Redis', () => {
    describeWith(async () => {
      const prefix = `test-${randomUUID()}`;
      const forget = () => forgetKeys(redisUrl, prefix);
      return { store: { redisUrl, prefix }, forget, drop: forget };
    });
  });
}

const DEADLOCK = '40P01';

async function forgetQueue(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select format('bullmq.%I', tablename) as name from pg_tables where schemaname = 'bullmq' and tablename not like '%migration%'`,
  );
  try {
    await client.query(`truncate ${rows.map(({ name }) => name).join(', ')} cascade`);
  } catch (error) {
    // Workers lock the same tables in another order, and Postgres ends one side of a deadlock.
    if ((error as { code?: string }).code !== DEADLOCK) throw error;
    await forgetQueue(url);
  } finally {
    await client.end();
  }
}

async function forgetKeys(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  const keys = await redis.keys(`{${prefix}}:*`);
  if (keys.length > 0) await redis.del(keys);
  await redis.quit();
}

import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { QueueStore } from '../../src/queue/store.js';
import { freshDatabase } from './database.js';

export interface TestStore {
  readonly store: QueueStore;
  readonly prefix: string;
  /** Makes it lose all that it knows. */
  forget(): Promise<void>;
  drop(): Promise<void>;
}

/**
 * Describes the same for a queue in Postgres and one in Redis. `TEST_REDIS_URL` says where a Redis is; without one, that
 * half is left out, and the name of the skipped test says why.
 */
export function onEveryStore(describeWith: (fresh: () => Promise<TestStore>) => void): void {
  describe('on Postgres', () => {
    describeWith(async () => {
      const database = await freshDatabase();
      const forget = () => forgetQueue(database.ownerUrl);
      return { store: { postgresUrl: database.url }, prefix: 'bull', forget, drop: database.release };
    });
  });
  const redisUrl = process.env.TEST_REDIS_URL;
  if (!redisUrl) {
    test.skip('on Redis: left out, since TEST_REDIS_URL names none', () => undefined);
    return;
  }
  describe('on Redis', () => {
    describeWith(async () => {
      const prefix = `test-${randomUUID()}`;
      const forget = () => forgetKeys(redisUrl, prefix);
      return { store: { redisUrl }, prefix, forget, drop: forget };
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
    // The workers lock the same tables in another order; Postgres then ends one of the two.
    if ((error as { code?: string }).code !== DEADLOCK) throw error;
    await forgetQueue(url);
  } finally {
    await client.end();
  }
}

async function forgetKeys(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(keys);
  await redis.quit();
}

import { randomUUID } from 'node:crypto';
import type { QueueStore } from '../../src/queue/store.js';
import { freshDatabase } from './database.js';

export interface TestStore {
  readonly store: QueueStore;
  readonly prefix: string;
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
      return { store: { postgresUrl: database.url }, prefix: 'bull', drop: database.drop };
    });
  });
  const redisUrl = process.env.TEST_REDIS_URL;
  if (!redisUrl) {
    test.skip('on Redis: left out, since TEST_REDIS_URL names none', () => undefined);
    return;
  }
  describe('on Redis', () => {
    describeWith(async () => ({ store: { redisUrl }, prefix: `test-${randomUUID()}`, drop: async () => undefined }));
  });
}

import { rm } from 'node:fs/promises';
import type { SlackSettings } from '../local-slack/slack.js';
import type { DatabaseUrls } from '../src/core/config.js';
import { startEmbeddedPostgres } from '../src/core/database/embedded-postgres.js';
import { migrateDatabase } from '../src/core/database/migrate.js';
import { migrateQueue } from '../src/queue/migrate.js';
import type { QueueStore } from '../src/queue/store.js';
import { type Batch, restartPostgres, startBatch } from '../test/support/batch.js';
import { type OwnRedis, startRedis } from '../test/support/redis.js';
import { temporaryFolder } from '../test/support/temporary.js';
import { type Process, startHearth } from './processes.js';

/** A batch on a durable Postgres and, if asked for, a Redis of its own. */
export interface OwnBatch extends Batch {
  readonly database: DatabaseUrls;
  readonly queueStore: QueueStore;
  readonly redis: OwnRedis | undefined;
  /** Starts one more worker on it. */
  worker(): Promise<Process>;
  restartPostgres(): Promise<void>;
  end(): Promise<void>;
}

export type Queue = 'Postgres' | 'Redis';

export async function startOwnBatch(
  queue: Queue,
  settings: Partial<SlackSettings> = {},
  env: Record<string, string> = {},
  workspaces = 1,
): Promise<OwnBatch> {
  const folder = await temporaryFolder('bench');
  const database = await startEmbeddedPostgres(folder);
  await migrateDatabase(database, migrateQueue);
  const redis = queue === 'Redis' ? await startRedis() : undefined;
  const batch = await startBatch(database, redis?.url, settings, workspaces);
  const workers: Process[] = [];
  return {
    ...batch,
    database,
    queueStore: redis ? { redisUrl: redis.url } : { postgresUrl: database.url },
    redis,
    worker: async () => {
      const it = await startHearth({ ...batch.env, ...env }, 'worker');
      workers.push(it);
      return it;
    },
    restartPostgres: () => restartPostgres(folder),
    end: async () => {
      await Promise.all(workers.map((it) => it.end()));
      redis?.end();
      await batch.close();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

import type { SlackSettings } from '../local-slack/slack.js';
import type { DatabaseUrls } from '../src/core/config.js';
import { identityAt } from '../src/core/database/identity.js';
import { migrateDatabase } from '../src/core/database/migrate.js';
import { migrateQueue } from '../src/queue/migrate.js';
import { prefixOf, type QueueStore } from '../src/queue/store.js';
import { type Batch, restartPostgres, startBatch } from '../test/support/batch.js';
import { startRedis, type TestRedis } from '../test/support/redis.js';
import { type Process, startHearth } from './processes.js';
import type { Defer } from './scope.js';
import { startPostgres } from './setup.js';

/** A batch on a durable Postgres of its own and, on request, a Redis of its own. */
export interface OwnBatch extends Batch {
  readonly database: DatabaseUrls;
  readonly queueStore: QueueStore;
  readonly redis: TestRedis | undefined;
  /** Starts another worker. */
  worker(): Promise<Process>;
  restartPostgres(): Promise<void>;
}

export type Queue = 'Postgres' | 'Redis';

export async function startOwnBatch(
  defer: Defer,
  queue: Queue,
  settings: Partial<SlackSettings> = {},
  env: Record<string, string> = {},
  workspaces = 1,
): Promise<OwnBatch> {
  const database = await startPostgres(defer);
  await migrateDatabase(database, migrateQueue);
  const redis = queue === 'Redis' ? await startRedis() : undefined;
  defer(() => redis?.end());
  const batch = await startBatch(database, redis?.url, settings, workspaces);
  defer(batch.close);
  const queueStore = redis
    ? { redisUrl: redis.url, prefix: prefixOf(await identityAt(database.url)) }
    : { postgresUrl: database.url };
  return {
    ...batch,
    database,
    queueStore,
    redis,
    worker: () => startHearth(defer, { ...batch.env, ...env }, 'worker'),
    restartPostgres: () => restartPostgres(database.folder),
  };
}

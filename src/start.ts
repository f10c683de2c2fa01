import { createHearth, type Hearth } from './app.js';
import type { Clock } from './core/clock.js';
import type { DatabaseUrls, Settings } from './core/config.js';
import { explainIdentity, explainPostgres, explainRedis } from './core/connection-problem.js';
import { findDatabase } from './core/database/find-database.js';
import { identityAt } from './core/database/identity.js';
import { logIn, MissingRightsError, migrateDatabase } from './core/database/migrate.js';
import { MigrationLockError } from './core/database/migration-lock.js';
import { checkQueueConnection, isPooledByTransaction } from './core/database/pooler.js';
import type { Log } from './core/log.js';
import type { Feature } from './feature.js';
import { operatorPages } from './http/operator-pages.js';
import { serve } from './http/server.js';
import { migrateQueue } from './queue/migrate.js';
import { askRedis } from './queue/redis.js';
import { prefixOf, type QueueStore } from './queue/store.js';

export const ROLES = ['web', 'worker'] as const;
export type Role = (typeof ROLES)[number];

const WEB_PORT = 3000;

export interface Running {
  readonly hearth: Hearth;
  /** The port it listens on, on all network interfaces. */
  readonly port: number;
  /** Answers requests in flight, finishes running jobs, and disconnects. Call it only once. */
  stop(): Promise<void>;
}

interface Startup {
  readonly settings: Settings;
  readonly roles: readonly Role[];
  readonly clock: Clock;
  readonly log: Log;
  /** See `Environment`. */
  readonly callEveryMs?: number | undefined;
}

/** Starts a whole Hearth: database, migrations, queue, Slack, then the roles. Throws when one of them fails. */
export async function start(it: Startup, features?: readonly Feature[]): Promise<Running> {
  const found = await findDatabase(it.settings.database);
  try {
    const running = await startOn(found, it, features);
    return { ...running, stop: () => running.stop().finally(found.stop) };
  } catch (error) {
    await found.stop();
    throw error;
  }
}

/** Does something with the database in the setting `name`. Throws an error that says what to do if that fails. */
async function explained<T>(name: string, work: () => Promise<T>): Promise<T> {
  return work().catch((cause) => {
    if (cause instanceof MissingRightsError || cause instanceof MigrationLockError) throw cause;
    throw new Error(explainPostgres(cause, name), { cause });
  });
}

/** Throws an error that says what to do if a worker can't use its Redis. BullMQ would try again without end. */
async function checkLogin(redisUrl: string): Promise<void> {
  await askRedis(redisUrl).catch((cause) => {
    throw new Error(explainRedis(cause), { cause });
  });
}

/** Throws an error that says what to do if a queue in Postgres has no connection of its own. */
async function requireOwnConnection(database: DatabaseUrls): Promise<void> {
  const { mark, text } = await checkQueueConnection(database);
  if (mark === '✗') throw new Error(text);
}

/** Returns where this Hearth keeps its queue. Throws an error that says what to do if its database has no identity. */
async function queueStoreOf({ redisUrl, redisPrefix }: Settings, database: DatabaseUrls): Promise<QueueStore> {
  if (!redisUrl) return { postgresUrl: database.directUrl ?? database.url };
  if (redisPrefix) return { redisUrl, prefix: redisPrefix };
  const identity = await identityAt(database.url).catch((cause) => {
    throw new Error(explainIdentity(cause), { cause });
  });
  return { redisUrl, prefix: prefixOf(identity) };
}

async function startOn(
  database: DatabaseUrls,
  { settings, roles, clock, log, callEveryMs }: Startup,
  features: readonly Feature[] | undefined,
): Promise<Running> {
  const owner = database.url === database.ownerUrl ? 'DATABASE_URL' : 'DATABASE_OWNER_URL';
  const migrations = settings.redisUrl ? [] : [migrateQueue];
  await explained(owner, () => migrateDatabase({ ...database, waiting: { log } }, ...migrations));
  await explained('DATABASE_URL', () => logIn(database.url));
  if (!settings.redisUrl && 'url' in settings.database) await requireOwnConnection(database);
  if (settings.redisUrl && roles.includes('worker')) await checkLogin(settings.redisUrl);
  const isPooled =
    'url' in settings.database && (await explained('DATABASE_URL', () => isPooledByTransaction(database.url)));
  const queueStore = await queueStoreOf(settings, database);
  const hearth = await createHearth(
    {
      ...{ settings, databaseUrl: database.url, database: { isPooled }, queueStore },
      ...{ clock, scheduled: true, log, callEveryMs },
    },
    features,
  );
  const isWeb = roles.includes('web');
  const port = settings.port ?? (isWeb ? WEB_PORT : 0);
  hearth.metrics.watchProcess();
  const web = await serve({
    port,
    onSlack: isWeb ? hearth.httpReceiver?.onRequest : undefined,
    check: hearth.check,
    pages: [...(isWeb ? [hearth.installPages] : []), await operatorPages(hearth, settings)],
    log,
  });
  if (roles.includes('worker')) await hearth.startWorker();
  if (isWeb) await hearth.startWeb();
  log.info({ roles, port: web.port, queue: settings.redisUrl ? 'redis' : 'postgres' }, 'Hearth is up');
  return {
    hearth,
    port: web.port,
    stop: async () => {
      await web.close();
      await hearth.stop();
      log.info('Hearth is down');
    },
  };
}

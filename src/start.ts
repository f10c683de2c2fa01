import { createHearth, type Hearth } from './app.js';
import type { Clock } from './core/clock.js';
import type { Settings } from './core/config.js';
import { startEmbeddedPostgres } from './core/embedded-postgres.js';
import type { Log } from './core/log.js';
import { migrateDatabase } from './core/migrate.js';
import { features } from './features/index.js';
import { migrateQueue } from './queue/queue.js';
import { serve } from './web.js';

export const ROLES = ['web', 'worker'] as const;
export type Role = (typeof ROLES)[number];

export interface Running {
  readonly hearth: Hearth;
  /** Where it answers, on every interface of this machine. */
  readonly port: number;
  /** Answers what is under way, finishes the jobs that run, and leaves. Works once. */
  stop(): Promise<void>;
}

/** Brings a whole Hearth up: database, migrations, queue, Slack, then the roles. Throws what stands in the way. */
export async function start(it: {
  settings: Settings;
  roles: readonly Role[];
  clock: Clock;
  log: Log;
}): Promise<Running> {
  const { settings, log } = it;
  const embedded = 'folder' in settings.database ? await startEmbeddedPostgres(settings.database.folder) : undefined;
  const databaseUrl = 'url' in settings.database ? settings.database.url : (embedded?.url ?? '');
  const queueStore = settings.redisUrl ? { redisUrl: settings.redisUrl } : { postgresUrl: databaseUrl };
  await migrateDatabase(databaseUrl, ...(settings.redisUrl ? [] : [migrateQueue]));
  const hearth = await createHearth(
    { settings, databaseUrl, queueStore, clock: it.clock, scheduled: true, log },
    features,
  );
  const isWeb = it.roles.includes('web');
  const web = await serve({
    port: settings.port ?? (isWeb ? 3000 : 0),
    onSlack: isWeb ? hearth.onRequest : undefined,
    check: hearth.check,
    log,
  });
  if (it.roles.includes('worker')) await hearth.startWorker();
  if (isWeb) await hearth.startWeb();
  log.info(
    { roles: it.roles, port: web.port, queue: settings.redisUrl ? 'redis' : 'postgres', embedded: Boolean(embedded) },
    'Hearth is up',
  );
  return {
    hearth,
    port: web.port,
    stop: async () => {
      web.refuseNew();
      await web.close();
      await hearth.stop();
      await embedded?.stop();
      log.info('Hearth is down');
    },
  };
}

import { createPostgresBackend, isPgPool, type Job, type Processor, Queue, Worker, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { openPool } from '../core/database/database.js';
import type { Log } from '../core/log.js';
import type { Metrics } from '../core/metrics.js';

/** Where the queue lives. It remembers nothing that the database does not know: losing it loses nothing. */
export type QueueStore = { readonly redisUrl: string } | { readonly postgresUrl: string };

export const NAME = 'hearth';

/**
 * A worker renews its hold on a job all the time. Once it has not for so long it is taken to be dead, and another does the job: as often
 * as it takes, since the job is not to blame.
 */
const STALLED_OPTIONS = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 100 };

/** What Hearth uses of BullMQ's two halves: as much as its types let be the same on either store. */
export type Producer = Pick<
  Queue,
  | 'add'
  | 'addBulk'
  | 'getJobSchedulers'
  | 'promoteJobs'
  | 'removeJobScheduler'
  | 'upsertJobScheduler'
  | 'getJobCounts'
  | 'close'
> &
  Reporting;
export type Consumer = Pick<Worker, 'close'> & Reporting;

interface Reporting {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
}

/** BullMQ's two halves on either store. */
export interface Backend {
  readonly queue: Producer;
  worker(run: Processor, options: Pick<WorkerOptions, 'concurrency'>): Consumer;
  /** Drops connections that BullMQ does not close itself; to be called last. */
  release(): Promise<void>;
}

/** `prefix` keeps several queues apart in one Redis. */
export function openBackend(store: QueueStore, prefix: string, log: Log, metrics: Metrics): Backend {
  return 'postgresUrl' in store ? onPostgres(store.postgresUrl, log, metrics) : onRedis(store.redisUrl, prefix);
}

function onPostgres(connectionString: string, log: Log, metrics: Metrics): Backend {
  // One connection listens for the worker as long as it works; the others are for short queries.
  const options = { connectionString, max: 6, options: '-c search_path=public,bullmq' };
  const connection = openPool('queue', options, log, metrics);
  if (!isPgPool(connection)) throw new Error('BullMQ does not know our pool for one.'); // tells the types what is always so
  return {
    queue: new Queue(NAME, { connection }, createPostgresBackend),
    worker: (run, options) =>
      new Worker(NAME, run, { ...STALLED_OPTIONS, ...options, connection }, createPostgresBackend),
    release: () => connection.end(),
  };
}

function onRedis(url: string, prefix: string): Backend {
  const open = (maxRetriesPerRequest: number | null) => {
    const redis = new Redis(url, { maxRetriesPerRequest, disconnectTimeout: 200 });
    return redis.on('error', () => undefined); // BullMQ reports it
  };
  // A producer must fail soon when Redis is away; a worker waits for it to come back.
  const connections = [open(1)];
  return {
    queue: new Queue(NAME, { connection: connections[0] as Redis, prefix }),
    worker: (run, options) => {
      const connection = open(null);
      connections.push(connection);
      return new Worker(NAME, run, { ...STALLED_OPTIONS, ...options, connection, prefix });
    },
    release: async () => {
      for (const redis of connections) redis.disconnect();
    },
  };
}

import {
  createPostgresBackend,
  isPgPool,
  type Job,
  type Processor,
  Queue,
  type Worker,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import { openPool } from '../core/database/database.js';
import type { Log } from '../core/log.js';
import type { Metrics } from '../core/metrics.js';
import type { Warn } from '../core/once-a-minute.js';
import { takeOverOldJobs } from './old-prefix.js';
import { PatientWorker } from './patient-worker.js';
import { connect, isCluster, SILENCE } from './redis.js';

/** A Redis, or a Redis Cluster. `prefix` begins the keys of one Hearth there, and no other's. */
export interface RedisStore {
  readonly redisUrl: string;
  readonly prefix: string;
}

/** The store that keeps the queue. It holds nothing that the database doesn't, so losing it loses nothing. */
export type QueueStore = RedisStore | { readonly postgresUrl: string };

export const NAME = 'hearth';

/**
 * A worker keeps renewing its lock on a job. When the lock expires, the worker is assumed dead, and another one runs
 * the job. The number of times is practically unlimited, because the job is not at fault.
 */
const STALLED_OPTIONS = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 100 };

/** BullMQ names its tables without their schema. */
const SEARCH_PATH = 'set search_path to public, bullmq';

/** The parts of BullMQ's `Queue` and `Worker` that Hearth uses; their types must be the same for both stores. */
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

/** BullMQ's queue and worker on either store. */
export interface Backend {
  readonly queue: Producer;
  worker(run: Processor, options: Pick<WorkerOptions, 'concurrency'>): Consumer;
  /** Takes over what the version before this one left elsewhere in the store; see `takeOverOldJobs`. */
  takeOver(isOurs: (workspaceId: string) => Promise<boolean>): Promise<void>;
  /** Throws unless the store answers and takes what is written. */
  check(): Promise<void>;
  /** Closes connections that BullMQ doesn't close itself. Call it last. */
  release(): Promise<void>;
}

/** Opens the queue on its store. Waits for a Redis until it answers, or until `leaving` is aborted. */
export async function openBackend(
  store: QueueStore,
  { log, metrics, warn, leaving }: { log: Log; metrics: Metrics; warn: Warn; leaving: AbortSignal },
): Promise<Backend> {
  if ('postgresUrl' in store) return onPostgres(store.postgresUrl, log, metrics);
  return onRedis(store, await isCluster(store.redisUrl, warn, leaving));
}

function onPostgres(connectionString: string, log: Log, metrics: Metrics): Backend {
  // The worker holds one connection to listen on; the others run short queries.
  const options: Parameters<typeof openPool>[1] = {
    ...{ connectionString, max: 6 },
    ...{ connectionTimeoutMillis: SILENCE.connect, query_timeout: SILENCE.answer, keepAlive: true },
    // Not a start-up option, which poolers refuse, and which would give way to those in the address.
    onConnect: (client) => client.query(SEARCH_PATH),
  };
  const connection = openPool('queue', options, log, metrics);
  if (!isPgPool(connection)) throw new Error('BullMQ does not know our pool for one.'); // only narrows the type
  const queue = new Queue(NAME, { connection }, createPostgresBackend);
  return {
    queue,
    worker: (run, options) =>
      new PatientWorker(NAME, run, { ...STALLED_OPTIONS, ...options, connection }, createPostgresBackend),
    takeOver: async () => undefined,
    // The database writes for its own check.
    check: async () => void (await queue.getJobCounts('active')),
    release: () => connection.end(),
  };
}

/** Returns the prefix of the Hearth whose database has this identity. */
export function prefixOf(identity: string): string {
  return `hearth-${identity}`;
}

/** Returns the beginning of the queue's keys. By the part in braces, a cluster keeps them all on one node. */
export function keyPrefix({ prefix }: RedisStore): string {
  return `{${prefix}}`;
}

function onRedis(store: RedisStore, clustered: boolean): Backend {
  const prefix = keyPrefix(store);
  // A producer must fail fast when Redis is unreachable; a worker waits for it to return.
  const producer = connect(store.redisUrl, clustered, 1);
  const connections = [producer];
  const queue = new Queue(NAME, { connection: producer, prefix });
  return {
    queue,
    // The old version could not use a cluster.
    takeOver: async (isOurs) => {
      if (producer instanceof Redis) await takeOverOldJobs(producer, NAME, queue, isOurs);
    },
    check: async () => {
      await queue.waitUntilReady();
      await producer.set(`${prefix}:check`, 'written', 'EX', 60);
    },
    worker: (run, options) => {
      const connection = connect(store.redisUrl, clustered, null);
      connections.push(connection);
      return new PatientWorker(NAME, run, { ...STALLED_OPTIONS, ...options, connection, prefix });
    },
    release: async () => {
      for (const redis of connections) redis.disconnect();
    },
  };
}

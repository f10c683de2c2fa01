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
import { PatientWorker } from './patient-worker.js';

/** The store that keeps the queue. It holds nothing that the database doesn't, so losing it loses nothing. */
export type QueueStore = { readonly redisUrl: string } | { readonly postgresUrl: string };

export const NAME = 'hearth';

/** The beginning of the queue's keys in Redis. */
export const PREFIX = 'bull';

/**
 * A worker keeps renewing its lock on a job. When the lock expires, the worker is assumed dead, and another one runs
 * the job. The number of times is practically unlimited, because the job is not at fault.
 */
const STALLED_OPTIONS = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 100 };

/**
 * The limits, in milliseconds, after which a connection that has gone silent is given up and replaced. A proxy or a
 * firewall may drop connections without telling either end. A worker waits up to 5 seconds for its next job.
 */
const SILENCE = { connect: 5_000, answer: 10_000 };

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
  /** Throws unless the store answers and takes what is written. */
  check(): Promise<void>;
  /** Closes connections that BullMQ doesn't close itself. Call it last. */
  release(): Promise<void>;
}

/** Opens the queue on its store. `prefix` separates several queues in one Redis. */
export function openBackend(store: QueueStore, prefix: string, log: Log, metrics: Metrics): Backend {
  return 'postgresUrl' in store ? onPostgres(store.postgresUrl, log, metrics) : onRedis(store.redisUrl, prefix);
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
    // The database writes for its own check.
    check: async () => void (await queue.getJobCounts('active')),
    release: () => connection.end(),
  };
}

function onRedis(url: string, prefix: string): Backend {
  const open = (maxRetriesPerRequest: number | null) => {
    const limits = { connectTimeout: SILENCE.connect, socketTimeout: SILENCE.answer, disconnectTimeout: 200 };
    const redis = new Redis(url, { maxRetriesPerRequest, ...limits });
    return redis.on('error', () => undefined); // BullMQ reports these
  };
  // A producer must fail fast when Redis is unreachable; a worker waits for it to return.
  const producer = open(1);
  const connections = [producer];
  return {
    queue: new Queue(NAME, { connection: producer, prefix }),
    check: async () => void (await producer.set(`${prefix}:check`, 'written', 'EX', 60)),
    worker: (run, options) => {
      const connection = open(null);
      connections.push(connection);
      return new PatientWorker(NAME, run, { ...STALLED_OPTIONS, ...options, connection, prefix });
    },
    release: async () => {
      for (const redis of connections) redis.disconnect();
    },
  };
}

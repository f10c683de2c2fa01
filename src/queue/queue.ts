import type { Hono } from 'hono';
import { MINUTE } from '../core/durations.js';
import type { Log } from '../core/log.js';
import { createMetrics, type Metrics } from '../core/metrics.js';
import { withTimeout } from '../core/timeout.js';
import { type OfWorkspace, spreadDelay, withPriorities } from './fairness.js';
import type { JobContract, Jobs, Sweep, Work } from './job.js';
import { causeOf, createRun, sweepOnce } from './run.js';
import { keepScheduled } from './schedule.js';
import { type Consumer, openBackend, type QueueStore } from './store.js';

export interface JobQueue extends Jobs {
  /** Starts taking jobs, at most `concurrency` at a time. The sweeps come round by real time if `scheduled`, else on `sweepNow` only. */
  work(
    works: readonly Work[],
    sweeps: readonly Sweep[],
    how: { concurrency: number; scheduled: boolean },
  ): Promise<void>;
  /** Has these sweeps look around now, in this process; those that do so every minute anyway unless told. */
  sweepNow(names?: readonly string[]): Promise<void>;
  /** How many jobs wait, run, or are being added here; those that wait for another try are not counted. None once closed. */
  pending(): Promise<number>;
  /** Returns pages that show what is in the queue, for mounting at `path`. They change nothing. */
  dashboard(path: string): Promise<Hono>;
  /** Throws when the queue's store does not answer. */
  ping(): Promise<void>;
  /** Takes no more jobs, waits for those that run, and leaves. */
  close(): Promise<void>;
}

const JOB_OPTIONS = { removeOnComplete: true, removeOnFail: { age: 7 * 24 * 3_600, count: 1_000 } };

const ATTEMPTS = 6;

/** As many jobs as are added in one go; each go has its own patience. */
const BULK_SIZE = 500;

const FREQUENT_SWEEP_MS = MINUTE;

/** Somebody may be waiting for an answer while a job is added. */
const TIMEOUT_MS = 1_000;

export interface QueueOptions {
  /** Keeps several queues apart in one Redis. */
  readonly prefix?: string | undefined;
  /** How long a failed job waits for its second try; twice as long for each further one. */
  readonly backoffMs?: number;
  /** How many messages one workspace gets a minute, after a first burst. */
  readonly messagesPerMinute?: number;
  /** How often a worker looks whether the store still knows of the sweeps. */
  readonly looksMs?: number;
  readonly metrics?: Metrics;
}

export function openQueue(
  store: QueueStore,
  log: Log,
  {
    prefix = 'bull',
    backoffMs = 1_000,
    messagesPerMinute = 300,
    looksMs = 10_000,
    metrics = createMetrics(),
  }: QueueOptions = {},
): JobQueue {
  const backend = openBackend(store, prefix, log, metrics);
  const { queue } = backend;
  metrics.onScrape(async () => {
    metrics.queue.reset();
    for (const [state, count] of Object.entries(await queue.getJobCounts())) metrics.queue.set({ state }, count);
  });
  queue.on('error', (error) => log.warn({ err: error }, 'the queue is out of reach'));
  let worker: Consumer | undefined;
  let stopScheduling: (() => void) | undefined;
  let round: readonly Sweep[] = [];
  let closed = false;
  const adding = createAdding(queue, log, { backoffMs, messagesPerMinute });
  return {
    add: (contract, payload) => adding.addAll(contract, [payload]),
    addAll: adding.addAll,
    work: async (works, sweeps, { concurrency, scheduled }) => {
      round = sweeps;
      if (scheduled) stopScheduling = await keepScheduled(queue, sweeps, JOB_OPTIONS, log, looksMs);
      worker = backend.worker(createRun(works, sweeps, metrics, backoffMs), { concurrency });
      logFailures(worker, log);
    },
    sweepNow: async (names) => {
      const meant = round.filter((it) => (names ? names.includes(it.name) : it.everyMs <= FREQUENT_SWEEP_MS));
      const look = (it: Sweep) =>
        sweepOnce(it, metrics).catch((error) => log.error({ job: it.name, err: error }, 'a sweep failed'));
      await Promise.all(meant.map(look));
    },
    pending: async () => {
      if (closed) return 0;
      const beingAdded = adding.count();
      const counts = await queue.getJobCounts('waiting', 'active', 'prioritized');
      return Object.values(counts).reduce((sum, count) => sum + count, beingAdded);
    },
    // Loaded when somebody wants it: it takes more memory than the rest of the queue.
    dashboard: async (path) => (await import('./dashboard.js')).createDashboard(queue, path),
    ping: async () => {
      await withTimeout(TIMEOUT_MS, () => queue.getJobCounts('active'));
    },
    close: async () => {
      closed = true;
      stopScheduling?.();
      await worker?.close();
      // A store that is away would be waited for; there is nothing in it that we would miss.
      await withTimeout(TIMEOUT_MS, () => queue.close()).catch(() => undefined);
      await backend.release();
    },
  };
}

function logFailures(worker: Consumer, log: Log): void {
  worker.on('error', (error) => log.warn({ err: error }, 'the worker lost its queue'));
  worker.on('failed', (job, error) => {
    log.error({ job: job?.name, id: job?.id, attempt: job?.attemptsMade, err: causeOf(error) }, 'a job failed');
  });
}

/** Adds jobs, and counts the calls that are not over. */
function createAdding(
  queue: ReturnType<typeof openBackend>['queue'],
  log: Log,
  { backoffMs, messagesPerMinute }: { backoffMs: number; messagesPerMinute: number },
): { addAll: Jobs['addAll']; count(): number } {
  let beingAdded = 0;
  return {
    count: () => beingAdded,
    addAll: async (contract, payloads) => {
      if (payloads.length === 0) return;
      beingAdded += 1;
      try {
        const jobs = withPriorities(payloads).map(({ payload: data, place, priority }) => {
          const delay = contract.isMessage ? spreadDelay(place, messagesPerMinute) : 0;
          return { name: contract.name, data, opts: { ...optionsOf(contract, data, backoffMs), priority, delay } };
        });
        for (let i = 0; i < jobs.length; i += BULK_SIZE) {
          await withTimeout(TIMEOUT_MS, () => queue.addBulk(jobs.slice(i, i + BULK_SIZE)));
        }
      } catch (error) {
        const facts = { err: error, job: contract.name, jobs: payloads.length };
        log.warn(facts, 'the queue did not take jobs; the sweeps will');
      } finally {
        beingAdded -= 1;
      }
    },
  };
}

function optionsOf<P extends OfWorkspace>(contract: JobContract<P>, payload: P, backoffMs: number) {
  const id = `${contract.name}-${contract.dedupeKey(payload)}`;
  const backoff = { type: 'exponential', delay: backoffMs, jitter: 0.5 };
  return { ...JOB_OPTIONS, attempts: ATTEMPTS, backoff, deduplication: { id, keepLastIfActive: true } };
}

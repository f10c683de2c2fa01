import type { Hono } from 'hono';
import { MINUTE } from '../core/durations.js';
import type { Log } from '../core/log.js';
import { createMetrics, type Metrics } from '../core/metrics.js';
import { type Warn, warnOnceAMinute } from '../core/once-a-minute.js';
import { StoppedError } from '../core/retry.js';
import { eachWithin, withTimeout } from '../core/timeout.js';
import { spreadDelay, type WorkspacePayload, withPriorities } from './fairness.js';
import type { JobContract, Jobs, Sweep, Work } from './job.js';
import { causeOf, createRun, sweepOnce } from './run.js';
import { keepScheduled, repeatedly } from './schedule.js';
import { type Backend, type Consumer, openBackend, type QueueStore } from './store.js';

export interface JobQueue extends Jobs {
  /**
   * Starts processing jobs, at most `concurrency` at a time. Sweeps run on a schedule in real time if `scheduled` is
   * true, and otherwise only on `sweepNow`.
   */
  work(
    works: readonly Work[],
    sweeps: readonly Sweep[],
    how: { concurrency: number; scheduled: boolean },
  ): Promise<void>;
  /** Runs the named sweeps now, in this process; without names, those that run at least every minute. */
  sweepNow(names?: readonly string[]): Promise<void>;
  /**
   * Returns the number of jobs that wait, run, or are being added by this process. Delayed jobs, such as those that
   * wait for a retry, are not counted. Returns 0 once closed.
   */
  pending(): Promise<number>;
  /** Returns read-only pages that show the queue, to mount at `path`. */
  dashboard(path: string): Promise<Hono>;
  /** Throws unless the queue's store answers and takes what is written. */
  check(): Promise<void>;
  /**
   * Stops taking jobs, waits for those that run, and disconnects. Each of these takes at most a few seconds, even if the
   * store doesn't answer: no job is lost when it is cut off.
   */
  close(): Promise<void>;
}

const JOB_OPTIONS = { removeOnComplete: true, removeOnFail: { age: 7 * 24 * 3_600, count: 1_000 } };

const ATTEMPTS = 6;

/** The largest number of jobs that are added in one call to the store. The timeout applies to each call. */
const BULK_SIZE = 100;

const FREQUENT_SWEEP_MS = MINUTE;

/** Short, so that users and the end of the process wait for nothing that doesn't come. */
const TIMEOUT_MS = 1_000;

/** The time that a store that is merely slow gets to answer a check. */
const CHECK_MS = 3_000;

/** The time that running jobs get to finish when a process stops. */
const LAST_JOBS_MS = 12_000;

export interface QueueOptions {
  /** The delay before a failed job's first retry, by default a second; it doubles with each further one. */
  readonly backoffMs?: number | undefined;
  /** How long adding jobs may take. By default a second, because a user may be waiting for a response meanwhile. */
  readonly addLimitMs?: number | undefined;
  /** How long a job may run before it counts as failed. By default longer than any takes that doesn't hang. */
  readonly jobLimitMs?: number;
  /** The limit for one workspace, after an initial burst. */
  readonly messagesPerMinute?: number;
  /** The interval at which a worker checks that the store still has the sweeps' schedules. */
  readonly scheduleCheckMs?: number;
  /** Returns true if a workspace is in our database. By default, none is, so that no old job is taken over. */
  readonly isOurs?: (workspaceId: string) => Promise<boolean>;
  readonly metrics?: Metrics;
}

export function openQueue(
  store: QueueStore,
  log: Log,
  {
    backoffMs = 1_000,
    addLimitMs = TIMEOUT_MS,
    jobLimitMs = 10 * MINUTE,
    messagesPerMinute = 300,
    scheduleCheckMs = 10_000,
    isOurs = async () => false,
    metrics = createMetrics(),
  }: QueueOptions = {},
): JobQueue {
  const warn = warnOnceAMinute(log);
  const leaving = new AbortController();
  const opening = openBackend(store, { log, metrics, warn, leaving: leaving.signal }).then((it) => {
    it.queue.on('error', (error) => warn({ err: error }, 'the queue is out of reach'));
    return it;
  });
  opening.catch(() => undefined); // each use reports it
  metrics.onScrape(async () => {
    const { queue } = await opening;
    metrics.queue.reset();
    for (const [state, count] of Object.entries(await queue.getJobCounts())) metrics.queue.set({ state }, count);
  });
  let worker: Consumer | undefined;
  const stops: (() => void)[] = [];
  let allSweeps: readonly Sweep[] = [];
  let closed = false;
  const adder = createAdder(opening, warn, { backoffMs, messagesPerMinute, addLimitMs });
  return {
    add: (contract, payload) => adder.addAll(contract, [payload]),
    addAll: adder.addAll,
    work: async (works, sweeps, { concurrency, scheduled }) => {
      allSweeps = sweeps;
      const { queue, worker: startWorker, takeOver } = await opening;
      if (scheduled) {
        stops.push(await keepScheduled(queue, sweeps, JOB_OPTIONS, warn, scheduleCheckMs));
        stops.push(repeatedly(scheduleCheckMs, () => takeOver(isOurs), warn));
      }
      const run = createRun(works, sweeps, { metrics, warn, backoffMs, limitMs: jobLimitMs });
      worker = startWorker(run, { concurrency });
      logFailures(worker, log, warn);
    },
    sweepNow: async (names) => {
      const chosen = allSweeps.filter((it) => (names ? names.includes(it.name) : it.everyMs <= FREQUENT_SWEEP_MS));
      const runOne = (it: Sweep) =>
        sweepOnce(it, metrics).catch((error) => log.error({ job: it.name, err: error }, 'a sweep failed'));
      await Promise.all(chosen.map(runOne));
    },
    pending: async () => {
      if (closed) return 0;
      const beingAdded = adder.count();
      const counts = await (await opening).queue.getJobCounts('waiting', 'active', 'prioritized');
      return Object.values(counts).reduce((sum, count) => sum + count, beingAdded);
    },
    // Loaded on demand, because it takes more memory than the rest of the queue.
    dashboard: async (path) =>
      (await import('./dashboard.js')).createDashboard(async () => (await opening).queue, path),
    check: () => withTimeout(CHECK_MS, async () => (await opening).check()),
    close: async () => {
      closed = true;
      for (const stop of stops) stop();
      leaving.abort();
      const ifOpened = (end: (it: Backend) => Promise<void>) => opening.then(end).catch(() => undefined);
      await eachWithin([
        [LAST_JOBS_MS, async () => worker?.close()],
        // Nothing in an unreachable store has to be saved.
        [TIMEOUT_MS, () => ifOpened(({ queue }) => queue.close())],
        [TIMEOUT_MS, () => ifOpened(({ release }) => release())],
      ]);
    },
  };
}

function logFailures(worker: Consumer, log: Log, warn: Warn): void {
  worker.on('error', (error) => warn({ err: error }, 'the worker lost its queue'));
  worker.on('failed', (job, error) => {
    const err = causeOf(error);
    const level = err instanceof StoppedError ? 'info' : 'error';
    log[level]({ job: job?.name, id: job?.id, attempt: job?.attemptsMade, err }, 'a job failed');
  });
}

/** Returns functions that add jobs and count the calls in progress. */
function createAdder(
  opening: Promise<Backend>,
  warn: Warn,
  {
    backoffMs,
    messagesPerMinute,
    addLimitMs,
  }: Readonly<Record<'backoffMs' | 'messagesPerMinute' | 'addLimitMs', number>>,
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
          await withTimeout(addLimitMs, async () => (await opening).queue.addBulk(jobs.slice(i, i + BULK_SIZE)));
        }
      } catch (error) {
        const facts = { err: error, job: contract.name, jobs: payloads.length };
        warn(facts, 'the queue did not take jobs; the sweeps will');
      } finally {
        beingAdded -= 1;
      }
    },
  };
}

function optionsOf<P extends WorkspacePayload>(contract: JobContract<P>, payload: P, backoffMs: number) {
  const id = `${contract.name}-${contract.dedupeKey(payload)}`;
  const backoff = { type: 'exponential', delay: backoffMs, jitter: 0.5 };
  return { ...JOB_OPTIONS, attempts: ATTEMPTS, backoff, deduplication: { id, keepLastIfActive: true } };
}

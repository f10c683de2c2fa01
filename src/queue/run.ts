import { DelayedError, type Job, type Processor, UnrecoverableError } from 'bullmq';
import { DAY } from '../core/durations.js';
import { describeError } from '../core/log.js';
import type { Metrics } from '../core/metrics.js';
import type { Warn } from '../core/once-a-minute.js';
import { PermanentError, passesByItself, RetryLater, TemporaryError } from '../core/retry.js';
import { withTimeout } from '../core/timeout.js';
import type { Sweep, Work } from './job.js';

/**
 * The limits for retrying a job of an unknown kind. The delay grows to 5 times the first one. With a first delay of one
 * second that makes 15 minutes in all, longer than a deploy takes.
 */
const UNKNOWN_MAX_BACKOFF = 5;
const UNKNOWN_TRIES = 180;

/** The age at which a job is given up that waits for what passes by itself. Sweeps find the work that is still due. */
const MAX_AGE_MS = DAY;

/** The longest delay during an outage, as a multiple of the first one: a minute after one of a second. */
const MAX_BACKOFF = 60;

/** The number of attempts after which an outage is logged, once for each job that it delays. */
const LOGGED_ATTEMPT = 6;

/**
 * Returns BullMQ's processor: it runs a job, counts the outcome, and tells BullMQ whether to retry. A job that takes
 * longer than `limitMs` counts as failed; otherwise one that hangs would keep its place for ever.
 */
export function createRun(
  works: readonly Work[],
  sweeps: readonly Sweep[],
  { metrics, warn, backoffMs, limitMs }: { metrics: Metrics; warn: Warn; backoffMs: number; limitMs: number },
): Processor {
  const counted = sweeps.map((it) => ({ ...it, run: () => sweepOnce(it, metrics) }));
  const byName = new Map([...works, ...counted].map((it) => [it.name, it]));
  return async (job: Job, token?: string) => {
    const work = byName.get(job.name);
    const name = work?.name ?? 'unknown';
    const stopTimer = metrics.jobDuration.startTimer({ job: name });
    const count = (outcome: string) => metrics.jobs.inc({ job: name, outcome });
    try {
      if (!work) throw unknownJob(job, backoffMs);
      await withTimeout(limitMs, () => work.run(job.data));
      count('done');
      metrics.jobAge.observe({ job: name }, Math.max(0, Date.now() - dueAt(job)) / 1000);
    } catch (thrown) {
      const error = isTooOld(thrown, job) ? new PermanentError('It waited for a day.', { cause: thrown }) : thrown;
      count(outcomeOf(error, job));
      const delayMs = delayOf(error, job, backoffMs);
      if (delayMs === undefined) throw forStore(error);
      if (error instanceof TemporaryError && job.attemptsStarted === LOGGED_ATTEMPT)
        warn({ job: name, id: job.id, err: error }, 'a job waits for the end of an outage');
      await job.moveToDelayed(Date.now() + delayMs, token);
      throw new DelayedError();
    } finally {
      stopTimer();
    }
  };
}

/** Runs a sweep and records the time in the metrics. */
export async function sweepOnce({ name, run }: Sweep, metrics: Metrics): Promise<void> {
  await run({});
  metrics.sweeps.setToCurrentTime({ sweep: name });
}

/** Returns the error for a job of an unknown kind. During a deploy, a worker of the other version may know it. */
function unknownJob({ name, attemptsStarted }: Job, backoffMs: number): Error {
  const why = `Nobody here knows how to do ${name}.`;
  if (attemptsStarted > UNKNOWN_TRIES) return new Error(why);
  return new RetryLater(backoffMs * Math.min(attemptsStarted, UNKNOWN_MAX_BACKOFF), why);
}

function isTooOld(error: unknown, job: Job): boolean {
  return passesByItself(error) && Date.now() - dueAt(job) > MAX_AGE_MS;
}

/** Returns the milliseconds after which the job runs again without counting this attempt; undefined if it counts. */
function delayOf(error: unknown, { attemptsStarted }: Job, backoffMs: number): number | undefined {
  if (error instanceof RetryLater) return error.afterMs;
  if (!(error instanceof TemporaryError)) return undefined;
  const longest = backoffMs * Math.min(2 ** (attemptsStarted - 1), MAX_BACKOFF);
  // Between half of it and all, so that what an outage has delayed doesn't come back all at once.
  return Math.ceil(longest * (1 - Math.random() / 2));
}

function dueAt({ timestamp, opts }: Job): number {
  return timestamp + (opts.delay ?? 0);
}

function outcomeOf(error: unknown, { attemptsMade, opts }: Job): string {
  if (passesByItself(error)) return 'waiting';
  if (error instanceof PermanentError) return 'hopeless';
  return attemptsMade + 1 < (opts.attempts ?? 1) ? 'retried' : 'failed';
}

/**
 * Returns the error to hand to BullMQ. BullMQ keeps its message and stack for days, and the dashboard shows them, so
 * they hold only what may be logged.
 */
function forStore(error: unknown): Error {
  const { type, message, code, at = [] } = describeError(error);
  const summary = [type, code, message].filter(Boolean).join(' ');
  const stored = error instanceof PermanentError ? new UnrecoverableError(summary) : new Error(summary);
  stored.stack = [summary, ...at].join('\n');
  stored.cause = error;
  return stored;
}

/** Returns the original error of a failed job, for the log. */
export function causeOf(error: Error): unknown {
  return error.cause ?? error;
}

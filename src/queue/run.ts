import { DelayedError, type Job, type Processor, UnrecoverableError } from 'bullmq';
import { describeError } from '../core/log.js';
import type { Metrics } from '../core/metrics.js';
import { PermanentError, RetryLater } from '../core/retry.js';
import type { Sweep, Work } from './job.js';

/** At most so many times as long as after the first, so a quarter of an hour in all: longer than a deploy takes. */
const UNKNOWN_MAX_BACKOFF = 5;
const UNKNOWN_TRIES = 180;

/** What a worker does with a job: runs it, counts what became of it, and tells BullMQ how to go on. */
export function createRun(
  works: readonly Work[],
  sweeps: readonly Sweep[],
  metrics: Metrics,
  backoffMs: number,
): Processor {
  const counted = sweeps.map((it) => ({ ...it, run: () => sweepOnce(it, metrics) }));
  const byName = new Map([...works, ...counted].map((it) => [it.name, it]));
  return async (job: Job, token?: string) => {
    const work = byName.get(job.name);
    const name = work?.name ?? 'unknown';
    const ended = metrics.jobDuration.startTimer({ job: name });
    const count = (outcome: string) => metrics.jobs.inc({ job: name, outcome });
    try {
      if (!work) throw unknownJob(job, backoffMs);
      await work.run(job.data);
      count('done');
      metrics.jobAge.observe({ job: name }, Math.max(0, Date.now() - dueAt(job)) / 1000);
    } catch (error) {
      count(outcomeOf(error, job));
      if (!(error instanceof RetryLater)) throw forStore(error);
      await job.moveToDelayed(Date.now() + error.afterMs, token);
      throw new DelayedError();
    } finally {
      ended();
    }
  };
}

/** Does a sweep, and notes when. */
export async function sweepOnce({ name, run }: Sweep, metrics: Metrics): Promise<void> {
  await run({});
  metrics.sweeps.setToCurrentTime({ sweep: name });
}

/** During a deploy the other version may know, and takes it before long. */
function unknownJob({ name, attemptsStarted }: Job, backoffMs: number): Error {
  const why = `Nobody here knows how to do ${name}.`;
  if (attemptsStarted > UNKNOWN_TRIES) return new Error(why);
  return new RetryLater(backoffMs * Math.min(attemptsStarted, UNKNOWN_MAX_BACKOFF), why);
}

function dueAt({ timestamp, opts }: Job): number {
  return timestamp + (opts.delay ?? 0);
}

function outcomeOf(error: unknown, { attemptsMade, opts }: Job): string {
  if (error instanceof RetryLater) return 'waiting';
  if (error instanceof PermanentError) return 'hopeless';
  return attemptsMade + 1 < (opts.attempts ?? 1) ? 'retried' : 'failed';
}

/** BullMQ keeps an error's words and place for days, and the dashboard shows them: so only what may stand in the log. */
function forStore(error: unknown): Error {
  const { type, message, code, at = [] } = describeError(error);
  const words = [type, code, message].filter(Boolean).join(' ');
  const told = error instanceof PermanentError ? new UnrecoverableError(words) : new Error(words);
  told.stack = [words, ...at].join('\n');
  told.cause = error;
  return told;
}

/** The error that a job ended with, for the log. */
export function causeOf(error: Error): unknown {
  return error.cause ?? error;
}

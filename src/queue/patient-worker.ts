import { setTimeout as pause } from 'node:timers/promises';
import {
  type ConnectionOptions,
  type IQueueBackend,
  type Job,
  type JobProgress,
  type RedisQueueBackend,
  Worker,
} from 'bullmq';

/** The delay after the first refusal; it doubles with each further one. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** BullMQ's worker asks for the next job without a pause when its store refuses, as a full one does. This one waits. */
export class PatientWorker<
  Backend extends IQueueBackend = RedisQueueBackend,
  Connection = ConnectionOptions,
> extends Worker<unknown, unknown, string, Backend, JobProgress, Connection> {
  private readonly leaving = new AbortController();
  private refusals = 0;

  protected override async moveToActive(token: string, name?: string): Promise<Job> {
    try {
      const job = await super.moveToActive(token, name);
      this.refusals = 0;
      return job;
    } catch (error) {
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** this.refusals, LONGEST_PAUSE_MS);
      this.refusals += 1;
      await pause(pauseMs, undefined, { signal: this.leaving.signal }).catch(() => undefined);
      throw error;
    }
  }

  override close(force?: boolean): Promise<void> {
    this.leaving.abort();
    return super.close(force);
  }
}

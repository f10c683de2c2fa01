import { z } from 'zod';
import { durationInWords } from '../core/durations.js';
import { PermanentError } from '../core/retry.js';
import type { WorkspacePayload } from './fairness.js';

/**
 * A kind of background job and its payload. The payload holds only ids: a job reads everything else afresh and decides
 * again. The name begins with the name of the feature.
 */
export interface JobContract<Payload extends WorkspacePayload> {
  readonly name: `${string}.${string}`;
  readonly payload: z.ZodType<Payload>;
  /**
   * Deduplicates jobs that have the same key: while one waits, no second one is added; if one is added while another
   * runs, it runs afterwards.
   */
  readonly dedupeKey: (payload: Payload) => string;
  /** True for jobs that send one message each. They are spread out at the rate that Slack accepts per workspace. */
  readonly isMessage: boolean;
  /** Its trigger and its effect, in words; see `Work`. */
  readonly when: string;
  readonly does: string;
}

export function job<Payload extends WorkspacePayload>(
  name: `${string}.${string}`,
  payload: z.ZodType<Payload>,
  dedupeKey: (payload: Payload) => string,
  { isMessage = false, when, does }: { isMessage?: boolean; when: string; does: string },
): JobContract<Payload> {
  return { name, payload, dedupeKey, isMessage, when, does };
}

/** A worker's handler for one kind of job. */
export interface Work {
  readonly name: string;
  /** Its trigger and its effect, in words, for the list in `docs/jobs.md`. */
  readonly when: string;
  readonly does: string;
  readonly run: (payload: unknown) => Promise<void>;
}

/**
 * Returns the worker's handler for a job. `run` may throw `RetryLater` or `TemporaryError` to run again, for up to a day,
 * or `PermanentError` to never run again; after any other error the job is retried a few times, with growing delays.
 */
export function work<Payload extends WorkspacePayload>(
  contract: JobContract<Payload>,
  run: (payload: Payload) => Promise<void>,
): Work {
  const { name, when, does } = contract;
  return {
    ...{ name, when, does },
    run: async (payload) => {
      const parsed = contract.payload.safeParse(payload);
      if (!parsed.success) throw new PermanentError(`${contract.name} was told what it does not understand`);
      await run(parsed.data);
    },
  };
}

/** Recurring work. It finds what is due in the database, so that nothing depends on the queue keeping its jobs. */
export interface Sweep extends Work {
  readonly everyMs: number;
}

export function sweep(
  name: `${string}.${string}`,
  { everyMs, does, run }: { everyMs: number; does: string; run: () => Promise<void> },
): Sweep {
  return { name, everyMs, when: `every ${durationInWords(everyMs)}`, does, run: () => run() };
}

/**
 * Enqueues jobs. Don't call it inside a transaction: the job could run before the commit. It never throws: the work to
 * do is in the database, and if the queue does not accept a job, a sweep finds the work there.
 */
export interface Jobs {
  add<Payload extends WorkspacePayload>(contract: JobContract<Payload>, payload: Payload): Promise<void>;
  /** Takes turns between workspaces (the first job of each, then the second), so that none waits for all of another. */
  addAll<Payload extends WorkspacePayload>(contract: JobContract<Payload>, payloads: readonly Payload[]): Promise<void>;
}

/** The payload of a job about one thing in one workspace. */
export const idPayload = z.object({ workspaceId: z.string(), id: z.string() });

export type IdPayload = z.infer<typeof idPayload>;

export const byId = ({ workspaceId, id }: IdPayload) => `${workspaceId}-${id}`;

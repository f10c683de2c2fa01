import { z } from 'zod';
import { durationInWords } from '../core/durations.js';
import { PermanentError } from '../core/retry.js';
import type { OfWorkspace } from './fairness.js';

/**
 * A kind of background work and what it is told (ids only: a job reads everything else afresh and decides again). Its name
 * begins with its feature's.
 */
export interface JobContract<Payload extends OfWorkspace> {
  readonly name: `${string}.${string}`;
  readonly payload: z.ZodType<Payload>;
  /** What makes two jobs the same: while one waits a second is not added, while one runs it is run once more afterwards. */
  readonly dedupeKey: (payload: Payload) => string;
  /** Each sends one message, so they are spread over time at the pace that Slack bears with in one workspace. */
  readonly isMessage: boolean;
  /** When it is added and what it does; see `Work`. */
  readonly when: string;
  readonly does: string;
}

export function job<Payload extends OfWorkspace>(
  name: `${string}.${string}`,
  payload: z.ZodType<Payload>,
  dedupeKey: (payload: Payload) => string,
  { isMessage = false, when, does }: { isMessage?: boolean; when: string; does: string },
): JobContract<Payload> {
  return { name, payload, dedupeKey, isMessage, when, does };
}

/** What a worker runs for a kind of job. */
export interface Work {
  readonly name: string;
  /** When it runs and what it does, for the list in `docs/jobs.md`. */
  readonly when: string;
  readonly does: string;
  readonly run: (payload: unknown) => Promise<void>;
}

/**
 * The worker's side of a job. Throw `RetryLater` to be run again after a while, `PermanentError` never to be; any other error
 * is tried again a few times, each after a longer while.
 */
export function work<Payload extends OfWorkspace>(
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

/** Work that comes round by itself: it looks in the database for what is due, so that nothing depends on a queue's memory. */
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
 * Puts jobs in the queue. Never inside a transaction: the job could run before the commit. Never throws: what has to happen is in the
 * database, and where the queue did not take a job a sweep finds it there.
 */
export interface Jobs {
  add<Payload extends OfWorkspace>(contract: JobContract<Payload>, payload: Payload): Promise<void>;
  /** The first of each workspace go first, the second next: none waits for all of another. */
  addAll<Payload extends OfWorkspace>(contract: JobContract<Payload>, payloads: readonly Payload[]): Promise<void>;
}

/** The payload of a job about one thing in one workspace. */
export const idPayload = z.object({ workspaceId: z.string(), id: z.string() });

export type IdPayload = z.infer<typeof idPayload>;

export const byId = ({ workspaceId, id }: IdPayload) => `${workspaceId}-${id}`;

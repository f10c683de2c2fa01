/**
 * Thrown by a job that can only go on later. It runs again after `afterMs`, however often, until it is given up by its
 * age.
 */
export class RetryLater extends Error {
  constructor(
    readonly afterMs: number,
    why: string,
  ) {
    super(why);
  }
}

/**
 * Thrown by a job that met with a failure that passes by itself, such as an outage. It runs again with growing delays,
 * however often, until it is given up by its age.
 */
export class TemporaryError extends Error {}

/** Returns true for an error that waiting alone can end. */
export function passesByItself(error: unknown): error is RetryLater | TemporaryError {
  return error instanceof RetryLater || error instanceof TemporaryError;
}

/** Thrown by a job that would fail every time. It is not retried, and the failure is logged as an error. */
export class PermanentError extends Error {}

/** Thrown by a job that was under way when Hearth stopped in its workspace, such as when it was uninstalled. */
export class StoppedError extends PermanentError {
  constructor() {
    super('Hearth has stopped in that workspace');
  }
}

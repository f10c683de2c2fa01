/** Thrown by a job that can only go on later. It runs again after `afterMs`, and this attempt doesn't count. */
export class RetryLater extends Error {
  constructor(
    readonly afterMs: number,
    why: string,
  ) {
    super(why);
  }
}

/** Thrown by a job that would fail every time. It is not retried, and the failure is logged as an error. */
export class PermanentError extends Error {}

/** Thrown by background work that cannot go on now and knows when it can: it is run again after that long, and this try does not count. */
export class RetryLater extends Error {
  constructor(
    readonly afterMs: number,
    why: string,
  ) {
    super(why);
  }
}

/** Thrown by background work that no repetition can help. It is not tried again, and the log says so as an error. */
export class PermanentError extends Error {}

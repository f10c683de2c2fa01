/** Thrown when an operation takes too long. The operation may still complete. */
export class TimeoutError extends Error {}

/** Returns the result of `work`. Throws `TimeoutError` after that many milliseconds. */
export async function withTimeout<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeoutError(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs steps one after the other, each for at most that many milliseconds. A step that fails or takes too long does not
 * keep the next ones from running. Throws the first error when all have run.
 */
export async function eachWithin(steps: readonly (readonly [number, () => Promise<unknown>])[]): Promise<void> {
  const errors: unknown[] = [];
  for (const [ms, step] of steps) await withTimeout(ms, step).catch((error) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}

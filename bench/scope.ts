/** Registers a function that runs at the end of the scope. */
export type Defer = (undo: () => unknown) => void;

/** Runs `work`, and then its deferred functions in reverse order, even if it throws. */
export async function scope<T>(work: (defer: Defer) => Promise<T>): Promise<T> {
  const undo: (() => unknown)[] = [];
  try {
    return await work((one) => undo.push(one));
  } finally {
    for (const one of undo.reverse()) await one();
  }
}

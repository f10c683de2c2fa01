/** Registers something to undo once the work at hand is over. */
export type Defer = (undo: () => unknown) => void;

/** Runs `work`, and afterwards, even if it throws, everything that it deferred: the last first. */
export async function scope<T>(work: (defer: Defer) => Promise<T>): Promise<T> {
  const undo: (() => unknown)[] = [];
  try {
    return await work((one) => undo.push(one));
  } finally {
    for (const one of undo.reverse()) await one();
  }
}

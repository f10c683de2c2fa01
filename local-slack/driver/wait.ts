import type { World } from '../world/world.js';

/** The default for `within`, in real milliseconds. Long, for machines that are busy. */
const LOOK_FOR_MS = 20_000;

/**
 * Resolves with the result of `find` once it is defined. Calls it now and after every change in the world. Rejects with
 * `describe()` after `within` milliseconds.
 */
export function waitFor<Found>(
  world: World,
  find: () => Found | undefined,
  describe: () => string,
  within = LOOK_FOR_MS,
): Promise<Found> {
  return new Promise((resolve, reject) => {
    let isAsking = false;
    const stop = () => {
      clearTimeout(limit);
      world.changes.off('change', onChange);
    };
    const ask = () => {
      isAsking = false;
      try {
        const found = find();
        if (found === undefined) return;
        stop();
        resolve(found);
      } catch (error) {
        stop();
        reject(error);
      }
    };
    // Changes arrive in bursts, so check once at the end of the event loop turn.
    const onChange = () => {
      if (isAsking) return;
      isAsking = true;
      setImmediate(ask);
    };
    const limit = setTimeout(() => {
      stop();
      reject(new Error(describe()));
    }, within);
    world.changes.on('change', onChange);
    ask();
  });
}

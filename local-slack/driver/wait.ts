import type { World } from '../world/world.js';

/** Real time: how long a person looks for something before giving up. */
const LOOK_FOR_MS = 5000;

/**
 * Resolves with what `find` finds, as soon as it finds something: asked now and after every change in the world.
 * Rejects with `describe()` when there is nothing after `within` milliseconds.
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
    // Many changes come at once; one look at the end of the turn sees them all.
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

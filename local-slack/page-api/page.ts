import type { Entry } from '../world/log.js';
import { changed, type World } from '../world/world.js';

/** The state that the pages of one local Slack share, apart from its world. */
export interface Page {
  readonly world: World;
  /** The timestamp up to which a user has read a conversation, by `user/channel`. */
  readonly reads: Map<string, string>;
  readonly requests: NumberedRequests;
  /** The advance in progress. */
  journey: Journey | undefined;
}

export interface Journey {
  readonly from: number;
  to: number;
  stopped: boolean;
  /** Resolves when the clock arrives or stops. */
  arrival: Promise<void>;
}

export interface NumberedRequests {
  /** The number of requests so far. */
  readonly count: number;
  numberOf(entry: Entry): number;
}

/** Creates the state. It numbers all further requests and reports changes of the clock. */
export function createPage(world: World): Page {
  const numbers = new WeakMap<Entry, number>();
  let count = 0;
  world.changes.on('change', ({ what }) => {
    const last = world.log.at(-1);
    if (what === 'log' && last) numbers.set(last, ++count);
  });
  world.clock.onAdvance(() => changed(world, { what: 'clock' }));
  return {
    world,
    reads: new Map(),
    requests: {
      get count() {
        return count;
      },
      numberOf: (entry) => numbers.get(entry) ?? 0,
    },
    journey: undefined,
  };
}

import type { Entry } from '../world/log.js';
import { changed, type World } from '../world/world.js';

/** What the pages of one local Slack share beyond its world. */
export interface Page {
  readonly world: World;
  /** How far somebody has read a conversation, as a time stamp, by `user/channel`. */
  readonly reads: Map<string, string>;
  readonly requests: NumberedRequests;
  /** The advance that is under way. */
  journey: Journey | undefined;
}

export interface Journey {
  readonly from: number;
  readonly to: number;
  stopped: boolean;
}

export interface NumberedRequests {
  /** How many there have been: the number of the last. */
  readonly count: number;
  numberOf(entry: Entry): number;
}

/** Follows a world from now on: its clock, and its requests, which it numbers. */
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

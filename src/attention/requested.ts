import type { Tx } from '../core/database/database.js';
import type { Person } from '../core/people.js';

/** The messages that a person asked for, such as check-ins, which do not pass the gate. The gate makes room for them. */
export interface Requested {
  /** True if one was sent on this day of theirs, or is to come. */
  readonly isToday: boolean;
  /** The time of the latest one. */
  readonly lastAt: Date | undefined;
  /** The time of the next one, if it comes within an hour or on this day. */
  readonly nextAt: Date | undefined;
}

export const NOTHING_REQUESTED: Requested = { isToday: false, lastAt: undefined, nextAt: undefined };

/** Returns the messages that this person asked for from one feature. */
export type RequestedOf = (tx: Tx, person: Person, now: Date) => Promise<Requested>;

/** A feature's messages that people asked for. They carry what waits for them at the gate. */
export interface RequestedMessages<D> {
  readonly of: RequestedOf;
  /** Updates the feature's message with that ledger key; does nothing if the key is another feature's. */
  readonly refresh: (deps: D, workspaceId: string, key: string) => Promise<void>;
}

/** Combines those of several features. */
export function requestedFrom(sources: readonly RequestedOf[]): RequestedOf {
  return async (tx, person, now) => {
    let all = NOTHING_REQUESTED;
    for (const source of sources) {
      const it = await source(tx, person, now);
      all = {
        isToday: all.isToday || it.isToday,
        lastAt: latest(all.lastAt, it.lastAt),
        nextAt: earliest(all.nextAt, it.nextAt),
      };
    }
    return all;
  };
}

function latest(a: Date | undefined, b: Date | undefined): Date | undefined {
  return a && b ? (a > b ? a : b) : (a ?? b);
}

function earliest(a: Date | undefined, b: Date | undefined): Date | undefined {
  return a && b ? (a < b ? a : b) : (a ?? b);
}

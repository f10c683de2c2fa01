import type { Tx } from './database/database.js';

/**
 * An event within Hearth that several features react to. Each one is defined next to the fact that it reports, in core,
 * attention or slack.
 */
export interface DomainEvent<Payload> {
  readonly name: string;
  /** Never set. It only carries the type of the payload that subscribers receive. */
  readonly payload?: Payload;
}

export function domainEvent<Payload>(name: string): DomainEvent<Payload> {
  return { name };
}

/** A feature's handler for an event. */
export interface Subscription {
  readonly event: DomainEvent<unknown>;
  readonly handle: (tx: Tx, payload: never) => Promise<void>;
}

/** Subscribes to an event. The handler runs in the publisher's transaction, and rolls all of it back by throwing. */
export function when<Payload>(
  event: DomainEvent<Payload>,
  handle: (tx: Tx, payload: Payload) => Promise<void>,
): Subscription {
  return { event, handle };
}

/** Publishes an event: runs the handlers of its subscribers one after the other, in the transaction. */
export type Tell = <Payload>(tx: Tx, event: DomainEvent<Payload>, payload: Payload) => Promise<void>;

export function createTell(subscriptions: readonly Subscription[]): Tell {
  return async (tx, event, payload) => {
    for (const it of subscriptions) if (it.event === event) await it.handle(tx, payload as never);
  };
}

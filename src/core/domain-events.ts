import type { Tx } from './database/database.js';

/**
 * Something that happened in Hearth and that several features act on. A value of this type stands beside what it tells of: core,
 * attention or slack.
 */
export interface DomainEvent<Payload> {
  readonly name: string;
  /** Never set: it carries the type of what subscribers are told. */
  readonly payload?: Payload;
}

export function domainEvent<Payload>(name: string): DomainEvent<Payload> {
  return { name };
}

/** What a feature does when something happens. */
export interface Subscription {
  readonly event: DomainEvent<unknown>;
  readonly handle: (tx: Tx, payload: never) => Promise<void>;
}

/** Subscribes to an event. The handler runs in the transaction that tells it, so it may throw to undo the whole. */
export function when<Payload>(
  event: DomainEvent<Payload>,
  handle: (tx: Tx, payload: Payload) => Promise<void>,
): Subscription {
  return { event, handle };
}

/** Tells every subscriber, one after the other. */
export type Tell = <Payload>(tx: Tx, event: DomainEvent<Payload>, payload: Payload) => Promise<void>;

export function createTell(subscriptions: readonly Subscription[]): Tell {
  return async (tx, event, payload) => {
    for (const it of subscriptions) if (it.event === event) await it.handle(tx, payload as never);
  };
}

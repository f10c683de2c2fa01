import type { Button, KnownBlock, Overflow } from '@slack/types';
import type { Tx } from '../core/database/database.js';
import type { Person } from '../core/people.js';
import type { Mrkdwn } from '../slack/blocks/mrkdwn.js';
import type { DropReason, Weight } from './domain.js';

/** The headings of topics in Preferences: about the member, about others who need them, and about the community. */
export const TOPIC_GROUPS = ['self', 'others', 'community'] as const;
export type TopicGroup = (typeof TOPIC_GROUPS)[number];

/** A kind of message that Hearth sends unasked. */
export interface ProactiveKind {
  /** Begins with the feature's name, as in `nudges.hello`. */
  readonly name: `${string}.${string}`;
  /** The label in Preferences. Kinds with the same topic are switched off together, under the first one's label. */
  readonly label: string;
  readonly topic: string;
  /** The heading in Preferences; that of the first kind of the topic. */
  readonly topicGroup: TopicGroup;
  /** True if members get none until they turn it on, in a place of its own. The list of topics then leaves it out. */
  readonly isOptIn?: true;
  /** A nudge goes to a member who has gone quiet, and is capped more tightly than a notice, which is any other kind. */
  readonly weight: Weight;
  /** If the message may not be sent now, it waits until it may, or is dropped. */
  readonly whenHeld: 'later' | 'drop';
  /** The time from the due instant until it is dropped. Messages that expire first are sent first. */
  readonly patienceMs: number;
}

/** A feature's implementation of a kind of message. `D` is the type of its dependencies. */
export interface Proactive<D> extends ProactiveKind {
  /**
   * Decides again, from fresh state, in the transaction right before the message is sent; undefined cancels it. Runs
   * again whenever a sent message is changed, where undefined means that nothing is left to do. Of the result, only
   * `why` is stored, so it must not quote what people wrote.
   */
  compose(tx: Tx, it: Proposed, deps: D): Promise<Composed | undefined>;
  /**
   * Returns the line that the sent message turns into because it was answered, or something else came of it; undefined
   * while it is open. The gate itself ends messages that are snoozed, stopped or too old.
   */
  ended?(tx: Tx, it: Proposed, deps: D): Promise<Mrkdwn | undefined>;
  /** Runs in the transaction that records that the message was sent. */
  sent?(tx: Tx, it: Omit<Proposed, 'person'>, deps: D): Promise<void>;
  /** Runs in the transaction that drops the message: cancelled by `compose`, expired, unwanted or undeliverable. */
  dropped?(tx: Tx, it: Omit<Proposed, 'person'> & { readonly reason: DropReason }, deps: D): Promise<void>;
}

/** A message that a feature proposed; `id` is the id of its subject. */
export interface Proposed {
  readonly workspaceId: string;
  readonly id: string;
  readonly person: Person;
  readonly now: Date;
}

export interface Composed {
  readonly blocks: readonly KnownBlock[];
  readonly buttons: readonly Button[];
  /** Two sentences, such as "You usually drop by every 3 days." and "It has been 11." */
  readonly why: { readonly rule: string; readonly facts: string };
  /** A name for what it shows, if that changes before the end. The sent message changes when this does. */
  readonly state?: string;
}

/** One or several kinds of messages that members switch off together in Preferences. */
export interface Topic {
  readonly topic: string;
  readonly topicGroup: TopicGroup;
  readonly label: string;
}

/** Returns the topics of these kinds, each with the label and the heading of its first kind. */
export function topicsOf(kinds: readonly ProactiveKind[]): Topic[] {
  const first = kinds.filter((it, i) => kinds.findIndex((one) => one.topic === it.topic) === i);
  return first.map(({ topic, topicGroup, label }) => ({ topic, topicGroup, label }));
}

/** Returns the topics that Preferences lists: those that are on until a member stops them. */
export function listedTopicsOf(kinds: readonly ProactiveKind[]): Topic[] {
  return topicsOf(kinds.filter((it) => !it.isOptIn));
}

/** The parts that the app adds to every proactive message. Provided by `app.ts`. */
export interface Footer {
  /** Returns the menu of a message: snooze, stop such messages, and why it was sent. */
  menu(deliveryId: string): Overflow;
  /** Returns the line for a part that its kind has no line for. With a date, the person snoozed messages until then. */
  ended(why: 'stopped' | 'over' | Date, person: Person): Mrkdwn;
}

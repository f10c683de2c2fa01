import type { Button, KnownBlock } from '@slack/types';
import type { Tx } from '../core/database/database.js';
import type { Person } from '../core/people.js';
import type { DropReason, Weight } from './domain.js';

/** The headings of the topics in Preferences: what concerns the member, where others need them, and what goes on in the community. */
export const TOPIC_GROUPS = ['self', 'others', 'community'] as const;
export type TopicGroup = (typeof TOPIC_GROUPS)[number];

/** A kind of message that Hearth sends without being asked. */
export interface ProactiveKind {
  /** Begins with the feature's name, as in `nudges.hello`. */
  readonly name: `${string}.${string}`;
  /** The label in Preferences. Kinds with the same topic are switched off together, under the first one's label. */
  readonly label: string;
  readonly topic: string;
  /** The heading in Preferences; that of the first kind of the topic. */
  readonly topicGroup: TopicGroup;
  /** A nudge goes to a member who has gone quiet, and is capped more tightly than a notice, which is any other kind. */
  readonly weight: Weight;
  /** What happens when it may not go now: it waits for the next moment at which it may, or is dropped. */
  readonly whenHeld: 'later' | 'drop';
  /** How long it waits after it fell due before it is dropped. What expires first goes first. */
  readonly patienceMs: number;
}

/** What a feature does for a kind of message. `D` is what features work with. */
export interface Proactive<D> extends ProactiveKind {
  /**
   * Decides again, from fresh state, in the transaction right before the message is sent; undefined cancels it. Only `why` is kept of
   * what it returns: a rule and facts in our words, without anything that people wrote.
   */
  compose(tx: Tx, it: Proposed, deps: D): Promise<Composed | undefined>;
  /** Runs in the transaction that records that it was sent. */
  sent?(tx: Tx, it: Omit<Proposed, 'person'>, deps: D): Promise<void>;
  /** Runs in the transaction that records that it never will be: cancelled by `compose`, expired, or not wanted. */
  dropped?(tx: Tx, it: Omit<Proposed, 'person'> & { readonly reason: DropReason }, deps: D): Promise<void>;
}

/** A message that a feature proposed; `id` is what it is about. */
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
}

/** What members switch off in Preferences: one or several kinds of messages. */
export interface Topic {
  readonly topic: string;
  readonly topicGroup: TopicGroup;
  readonly label: string;
}

/** The topics of these kinds, each with the label and the heading of its first kind. */
export function topicsOf(kinds: readonly ProactiveKind[]): Topic[] {
  const first = kinds.filter((it, i) => kinds.findIndex((one) => one.topic === it.topic) === i);
  return first.map(({ topic, topicGroup, label }) => ({ topic, topicGroup, label }));
}

/** Makes the end of a proactive message: why it came, and how to stop more of them. Handed in by `app.ts`. */
export type Footer = (
  deliveryId: string,
  whys: readonly { readonly label: string; readonly rule: string; readonly facts: string }[],
) => readonly KnownBlock[];

import { lockPreferences } from '../../../attention/preferences.js';
import { type Tx, together } from '../../../core/database/database.js';
import { type Person, personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Decided } from '../../../slack/outbound/deliver.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { dueOf } from '../store/messages.js';
import { change, occurrenceById } from '../store/occurrences.js';
import { pauseMessage } from '../views/dm.js';
import { compose, type PlannedStep } from './compose.js';
import { factsOf, historyFor, stepFor } from './facts.js';

/** The decision about a due occurrence, and about those that go into the same message. */
export interface Decision extends Decided {
  readonly person: Person;
  readonly steps: readonly PlannedStep[];
  /** The occurrence that was asked last. Identifies the message about a pause, so that two communities send it once. */
  readonly lastAsked: string;
  /** True if the member was told before that nobody asks them any more. */
  readonly isPaused: boolean;
}

/**
 * Decides about a due occurrence from fresh facts; undefined if there is nothing to do now. Locks the person's
 * preferences, so that their check-ins are decided one after the other.
 */
export async function decide(
  tx: Tx,
  deps: Pick<Deps, 'attention' | 'checkinItems' | 'checkinOffers' | 'besideCheckin'>,
  id: string,
  now: Date,
): Promise<Decision | undefined> {
  const found = await occurrenceById(tx, id);
  if (!found) return undefined;
  const { workspaceId, userId } = found;
  const preferences = await lockPreferences(tx, workspaceId, userId);
  const [person, all, about] = await together(
    personById(tx, userId),
    dueOf(tx, userId),
    historyFor(tx, userId, preferences, now),
  );
  const due = all.find(({ occurrence }) => occurrence.id === id);
  if (!person || !due?.occurrence.dueAt || due.occurrence.dueAt > now) return undefined;
  const facts = await factsOf(person, preferences, about, now);
  const step = await stepFor(tx, facts, due);
  if (step.kind === 'wait') {
    await change(tx, id, { dueAt: step.until });
    return undefined;
  }
  const { lastAsked = id, isPaused } = facts;
  const single = { person, steps: [{ ...due, step: step.kind }], delivery: undefined, lastAsked, isPaused };
  if (step.kind === 'ask' || step.kind === 'remind') {
    // Without a message of its own now, it stays due, and the sweep finds it again.
    const composed = await compose(tx, deps, { ...facts, preferences }, all, id);
    return composed && { ...single, ...composed };
  }
  if (step.kind !== 'pause') return single;
  const key = deliveryKey('pause', lastAsked);
  return { ...single, delivery: { key, to: userId, message: pauseMessage(person) } };
}

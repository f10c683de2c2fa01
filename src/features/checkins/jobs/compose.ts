import type { Preferences } from '../../../attention/preferences.js';
import { addDays, dayIn, startOfDay } from '../../../core/calendar.js';
import { type Tx, together } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import type { Delivery } from '../../../slack/outbound/send.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { GAP_MS, type Step } from '../domain/due.js';
import { type Due, dueSoon, takeFor } from '../store/messages.js';
import { checkinMessage, reminderMessage } from '../views/dm.js';
import { contextOf } from './context.js';
import { type PersonFacts, stepFor } from './facts.js';

/** An occurrence with its step. */
export interface PlannedStep extends Due {
  readonly step: Step['kind'];
}

/** A message about several check-ins, and the step of each. */
interface ComposedCheckins {
  readonly steps: readonly PlannedStep[];
  readonly delivery: Delivery;
}

/** The most check-ins in one message, so that it stays below Slack's 50 blocks with long lists and what it carries. */
const MAX_PARTS = 4;

/**
 * Composes one message about this due check-in, and about the others of `all` that may be asked or reminded of now.
 * Returns undefined if a message about others is on its way. The transaction has locked the person's preferences.
 */
export async function compose(
  tx: Tx,
  deps: Pick<Deps, 'attention' | 'checkinItems' | 'checkinOffers' | 'besideCheckin'>,
  { preferences, ...facts }: PersonFacts & { readonly preferences: Preferences },
  all: readonly Due[],
  id: string,
): Promise<ComposedCheckins | undefined> {
  const { person, pace, now } = facts;
  const soon = new Date(now.getTime() + GAP_MS);
  const endOfDay = startOfDay(addDays(dayIn(person.zone, now), 1), person.zone);
  // Members who are asked once a week get one message on that day.
  const until = pace === 'weekly' && endOfDay > soon ? endOfDay : soon;
  const steps: PlannedStep[] = [];
  for (const due of dueSoon(all, { until, remindUntil: soon })) {
    const step = (await stepFor(tx, facts, due)).kind;
    if (step === 'ask' || step === 'remind') steps.push({ ...due, step });
  }
  const rank = ({ occurrence, step }: PlannedStep) => (occurrence.id === id ? 0 : step === 'ask' ? 1 : 2);
  const { key, included } = messageFor(steps.sort((a, b) => rank(a) - rank(b)));
  if (!included.some(({ occurrence }) => occurrence.id === id)) return undefined;
  const idsOf = (step: Step['kind']) => included.filter((it) => it.step === step).map((it) => it.occurrence.id);
  const isQuestion = idsOf('ask').length > 0;
  const [, carried, ...found] = await together(
    takeFor(tx, key, { ask: idsOf('ask'), remind: idsOf('remind') }),
    isQuestion ? deps.attention.carry(tx, { userId: person.userId, preferences, key, now }) : [],
    ...[...included].sort(byOpening).map((it) => contextOf(tx, deps, it.occurrence, now, { ...it, person })),
  );
  const parts = found.flatMap((it) => it ?? []);
  const message = isQuestion ? checkinMessage(parts, { pace, carried, now }) : reminderMessage(parts);
  return { steps: included, delivery: { key, to: person.userId, message } };
}

/** The order in which `inMessage` returns them. */
function byOpening({ occurrence: a }: PlannedStep, { occurrence: b }: PlannedStep): number {
  return a.opensAt.getTime() - b.opensAt.getTime() || (a.id < b.id ? -1 : 1);
}

/**
 * Returns the key of the message about these check-ins, and those that it includes. An attempt that may have been sent
 * is finished first, with its own check-ins only.
 */
function messageFor(steps: readonly PlannedStep[]): { key: string; included: readonly PlannedStep[] } {
  const keyIn = ({ step, occurrence }: PlannedStep) => (step === 'ask' ? occurrence.askedIn : occurrence.remindedIn);
  const begun = steps.map(keyIn).find((it) => it !== null);
  if (begun) return { key: begun, included: steps.filter((it) => keyIn(it) === begun) };
  const first = steps.slice(0, MAX_PARTS).find(({ step }) => step === 'ask') ?? steps[0];
  if (!first) throw new Error('A message about no check-in was to be sent.');
  const key = deliveryKey(first.step === 'ask' ? 'ask' : 'remind', first.occurrence.id);
  return { key, included: steps.slice(0, MAX_PARTS) };
}

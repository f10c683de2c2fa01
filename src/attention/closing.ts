import type { Tx } from '../core/database/database.js';
import { DAY } from '../core/durations.js';
import { type Person, personById } from '../core/people.js';
import type { Message } from '../slack/blocks/blocks.js';
import { type Gate, messageOfKind } from './decide.js';
import { expiresAt } from './domain.js';
import { messageOf, type Part, stateOf } from './message.js';
import { type Preferences, preferencesOf } from './preferences.js';
import * as proposals from './proposals.js';

/** The longest time for which a message keeps its buttons. */
const OPEN_MS = 14 * DAY;

interface Sent {
  readonly deliveryId: string;
  readonly now: Date;
}

/** A sent message as it should look now. */
interface Current {
  /** The message; undefined if it looks like that already. */
  readonly message: Message | undefined;
  /** The ledger key of the message that carries it, if one does. */
  readonly carriedBy: string | null;
  readonly parts: readonly Part[];
  readonly closeAt: Date | null;
}

/** Compares a sent message with the facts; undefined if all its parts have ended. */
export async function current<D>(tx: Tx, gate: Gate<D>, { deliveryId, now }: Sent): Promise<Current | undefined> {
  const parts = await partsNow(tx, gate, { deliveryId, now });
  if (!parts?.some(({ proposal }) => proposal.closeAt !== null)) return undefined;
  const isChanged = parts.some((it) => stateOf(it) !== it.proposal.shown);
  return {
    parts,
    carriedBy: parts[0]?.proposal.messageKey ?? null,
    message: isChanged ? messageOf(deliveryId, parts, gate.footer) : undefined,
    closeAt: parts.every((it) => 'line' in it) ? null : new Date(now.getTime() + proposals.RECHECK_MS),
  };
}

/** Returns the parts of a sent message as they are now; undefined if there are none. */
export async function partsNow<D>(tx: Tx, gate: Gate<D>, { deliveryId, now }: Sent): Promise<Part[] | undefined> {
  const found = inOrder(gate, await proposals.sentParts(tx, deliveryId));
  const person = found[0] && (await personById(tx, found[0].userId));
  if (!person) return undefined;
  const chosen = await preferencesOf(tx, person.userId);
  const parts: Part[] = [];
  for (const proposal of found) parts.push(await partNow(tx, gate, { proposal, person, chosen, now }));
  return parts;
}

/** Records that Slack shows the message like this. */
export async function recordCurrent(tx: Tx, { parts, closeAt }: Current): Promise<void> {
  // In the order in which `recheck` locks them.
  const byId = [...parts].sort((a, b) => (a.proposal.id < b.proposal.id ? -1 : 1));
  for (const it of byId) await proposals.recordShown(tx, it.proposal, stateOf(it), closeAt);
}

/** Returns the parts in the order in which they were composed. */
function inOrder<D>(gate: Gate<D>, parts: readonly proposals.Proposal[]): proposals.Proposal[] {
  const expires = (it: proposals.Proposal) =>
    expiresAt({ patienceMs: messageOfKind(gate, it.kind)?.patienceMs ?? 0, dueAt: it.dueAt }).getTime();
  return [...parts].sort((a, b) => expires(a) - expires(b));
}

async function partNow<D>(
  tx: Tx,
  gate: Gate<D>,
  it: {
    proposal: proposals.Proposal;
    person: Person;
    chosen: Preferences | undefined;
    now: Date;
  },
): Promise<Part> {
  const { proposal, person, chosen, now } = it;
  const kind = messageOfKind(gate, proposal.kind);
  const about = { workspaceId: proposal.workspaceId, id: proposal.about, person, now };
  const why = endOf(proposal, kind?.topic, chosen, now);
  const composed = why ? undefined : await kind?.compose(tx, about, gate.deps);
  // After composing, because what it is about may end meanwhile, which `compose` does not explain.
  const line = await kind?.ended?.(tx, about, gate.deps);
  if (line) return { proposal, line };
  return composed ? { proposal, composed } : { proposal, line: gate.footer.ended(why ?? 'over', person) };
}

/** Returns the reason why the gate ends a part, whatever it is about; undefined if there is none. */
function endOf(
  { sentAt }: proposals.Proposal,
  topic: string | undefined,
  chosen: Preferences | undefined,
  now: Date,
): 'stopped' | 'over' | Date | undefined {
  if (topic && chosen?.stopped.includes(topic)) return 'stopped';
  if (chosen?.snoozedUntil && chosen.snoozedUntil > now) return chosen.snoozedUntil;
  return sentAt && now.getTime() - sentAt.getTime() >= OPEN_MS ? 'over' : undefined;
}

import { randomUUID } from 'node:crypto';
import type { Tx } from '../core/database/database.js';
import { MINUTE } from '../core/durations.js';
import { type Person, personById } from '../core/people.js';
import type { Message } from '../slack/blocks/blocks.js';
import { inDoubt, posted } from '../slack/outbound/ledger.js';
import {
  type DropReason,
  expiresAt,
  type Limits,
  type MessageSoFar,
  type Recipient,
  type Verdict,
  verdictFor,
} from './domain.js';
import { messageKey, messageOf, type Part, stateOf } from './message.js';
import { limitsOf, lockPreferences } from './preferences.js';
import type { Composed, Footer, Proactive } from './proactive.js';
import * as proposals from './proposals.js';
import { recipientOf } from './recipient.js';
import type { RequestedOf } from './requested.js';

/** The proactive messages of all features, their dependencies, and what the app adds to each message. */
export interface Gate<D> {
  readonly messages: readonly Proactive<D>[];
  readonly footer: Footer;
  readonly requested: RequestedOf;
  /** Updates the message with that ledger key, which a feature sent and which carries parts of the gate's. */
  readonly refreshCarrier: (workspaceId: string, key: string) => Promise<void>;
  readonly deps: D;
}

/** The facts about a person's time that are not in the database. */
export type ExternalFacts = Pick<Recipient, 'isHoliday' | 'dndUntil'>;

interface Waiting<D> {
  readonly proposal: proposals.Proposal;
  readonly kind: Proactive<D>;
}

type OpenPart<D> = Waiting<D> & { readonly composed: Composed };

interface Subject {
  readonly workspaceId: string;
  readonly userId: string;
  readonly now: Date;
}

/** A message to send. Without one, an attempt that has lost its reason and is to be deleted if it reached Slack. */
interface NextMessage {
  readonly deliveryId: string;
  readonly message: Message | undefined;
}

/** The time after which a message that isn't known to be sent is examined again. */
const SEND_TIMEOUT_MS = MINUTE;

/**
 * Decides on everything that waits for a person, and records the decisions. All that may be sent becomes one message.
 */
export async function decide<D>(
  tx: Tx,
  gate: Gate<D>,
  facts: ExternalFacts,
  subject: Subject,
): Promise<NextMessage | undefined> {
  const { workspaceId, userId, now } = subject;
  const chosen = await lockPreferences(tx, workspaceId, userId);
  await proposals.lockWaiting(tx, [userId]);
  const person = await personById(tx, userId);
  if (!person) throw new Error('Something waits for somebody whom Hearth has not met.');
  const attempt = await openAttempt(tx, gate, subject);
  const limits = await limitsOf(tx);
  const requested = await gate.requested(tx, person, now);
  const recipient = await recipientOf(tx, person, chosen, limits, { ...facts, requested, now, besides: attempt });
  const waiting = await proposals.waitingFor(tx, userId, now);
  const parts = await composeParts(tx, gate, { person, recipient, limits, waiting, attempt, now });
  if (parts.length > 0) {
    const deliveryId = attempt ?? randomUUID();
    await take(tx, parts, { deliveryId, messageKey: null, now });
    return { deliveryId, message: messageOf(deliveryId, parts, gate.footer) };
  }
  const isOver = attempt && !(await proposals.openAttemptOf(tx, userId));
  return isOver ? { deliveryId: attempt, message: undefined } : undefined;
}

/** A person with what waits for them, and the facts that decide about it. */
interface ToDecide {
  readonly person: Person;
  readonly recipient: Recipient;
  readonly limits: Limits;
  readonly waiting: readonly proposals.Proposal[];
  /** An attempt in doubt, which is finished first, with its own parts only; undefined for a new message. */
  readonly attempt: string | undefined;
  readonly now: Date;
}

/** Composes what may be sent now. Holds or drops the rest, and records why. */
export async function composeParts<D>(tx: Tx, gate: Gate<D>, it: ToDecide): Promise<OpenPart<D>[]> {
  const { person, recipient, limits, attempt, now } = it;
  const parts: OpenPart<D>[] = [];
  for (const { proposal, kind } of await known(tx, gate, it.waiting, now)) {
    const verdict = verdictFor({ ...kind, dueAt: proposal.dueAt }, recipient, limits, now, soFar(parts));
    if (verdict.kind !== 'go') {
      await apply(tx, gate, { kind, proposal }, verdict, now);
      continue;
    }
    if (proposal.deliveryId !== (attempt ?? null)) continue;
    const { workspaceId, about: id } = proposal;
    const composed = await kind.compose(tx, { workspaceId, id, person, now }, gate.deps);
    if (composed) parts.push({ proposal, kind, composed });
    else await drop(tx, gate, proposal, 'cancelled', now);
  }
  return parts;
}

/** Records that Slack has the message. */
export async function recordSent<D>(tx: Tx, gate: Gate<D>, deliveryId: string, now: Date): Promise<void> {
  for (const { kind, workspaceId, about } of await proposals.markSent(tx, deliveryId, now)) {
    await messageOfKind(gate, kind)?.sent?.(tx, { workspaceId, id: about, now }, gate.deps);
  }
}

/** Records that Slack refused the message permanently. */
export async function recordRefused<D>(tx: Tx, gate: Gate<D>, deliveryId: string, now: Date): Promise<void> {
  for (const part of await proposals.openPartsOf(tx, deliveryId)) await drop(tx, gate, part, 'undeliverable', now);
}

/** Returns the implementation of a kind of message; undefined if no feature has it any more. */
export function messageOfKind<D>({ messages }: Gate<D>, name: string): Proactive<D> | undefined {
  return messages.find((it) => it.name === name);
}

/**
 * Returns the delivery id of the person's attempt in doubt, if any. If the ledger says that it was sent, records that
 * and returns undefined.
 */
async function openAttempt<D>(tx: Tx, gate: Gate<D>, { userId, now }: Subject): Promise<string | undefined> {
  const attempt = await proposals.openAttemptOf(tx, userId);
  if (!attempt) return undefined;
  const { deliveryId, messageKey: carrier, lookAt } = attempt;
  if (await posted(tx, carrier ?? messageKey(deliveryId))) {
    await recordSent(tx, gate, deliveryId, now);
    return undefined;
  }
  if (!carrier) return deliveryId;
  if ((lookAt && lookAt > now) || (await inDoubt(tx, carrier))) return undefined;
  // The message that was to carry it was not sent.
  await proposals.release(tx, deliveryId);
  return undefined;
}

/** Returns these, soonest to expire first. Drops proposals of kinds that no feature has any more. */
async function known<D>(tx: Tx, gate: Gate<D>, waiting: readonly proposals.Proposal[], now: Date) {
  const found: (Waiting<D> & { expires: Date })[] = [];
  for (const proposal of waiting) {
    const kind = messageOfKind(gate, proposal.kind);
    if (kind) found.push({ proposal, kind, expires: expiresAt({ ...kind, dueAt: proposal.dueAt }) });
    else await proposals.markDropped(tx, proposal.id, 'gone', now);
  }
  return found.sort((a, b) => a.expires.getTime() - b.expires.getTime());
}

function soFar<D>(parts: readonly OpenPart<D>[]): MessageSoFar {
  return { parts: parts.length, nudge: parts.some(({ kind }) => kind.weight === 'nudge') };
}

async function apply<D>(
  tx: Tx,
  gate: Gate<D>,
  { kind, proposal }: Waiting<D>,
  verdict: Exclude<Verdict, { kind: 'go' }>,
  now: Date,
): Promise<void> {
  if (verdict.kind === 'drop') return drop(tx, gate, proposal, verdict.reason, now);
  const tooLate = new Date(expiresAt({ ...kind, dueAt: proposal.dueAt }).getTime() + 1);
  const held = { at: now.toISOString(), until: verdict.until.toISOString(), reason: verdict.reason };
  await proposals.hold(tx, proposal, held, verdict.until < tooLate ? verdict.until : tooLate);
}

async function drop<D>(
  tx: Tx,
  gate: Gate<D>,
  { id, kind, workspaceId, about }: proposals.Proposal,
  reason: DropReason,
  now: Date,
): Promise<void> {
  await proposals.markDropped(tx, id, reason, now);
  await messageOfKind(gate, kind)?.dropped?.(tx, { workspaceId, id: about, reason, now }, gate.deps);
}

/** Makes these parts of a message that is about to be sent, with its own ledger key if it is not the gate's. */
export async function take(
  tx: Tx,
  parts: readonly (Part & { readonly composed: Composed })[],
  { deliveryId, messageKey: key, now }: { deliveryId: string; messageKey: string | null; now: Date },
): Promise<void> {
  const lookAt = new Date(now.getTime() + SEND_TIMEOUT_MS);
  for (const it of parts) {
    const taken = { deliveryId, messageKey: key, takenAt: now, lookAt, shown: stateOf(it), ...it.composed.why };
    await proposals.takeForSending(tx, it.proposal.id, taken);
  }
}

import { randomUUID } from 'node:crypto';
import type { Tx } from '../core/database/database.js';
import { MINUTE } from '../core/durations.js';
import { personById } from '../core/people.js';
import type { ProactiveKind } from '../feature.js';
import type { Message } from '../slack/blocks/blocks.js';
import { posted } from '../slack/outbound/ledger.js';
import { type DropReason, expiresAt, judge, type MessageSoFar, type Recipient, type Verdict } from './domain.js';
import { messageKey, messageOf, type Part } from './message.js';
import { limitsOf, lockPreferences } from './preferences.js';
import * as proposals from './proposals.js';
import { recipientOf } from './recipient.js';

/** What others than the database know about a person's time. */
export type ExternalFacts = Pick<Recipient, 'isHoliday' | 'dndUntil'>;

interface Subject {
  readonly workspaceId: string;
  readonly userId: string;
  readonly now: Date;
}

/** A message to send; without one, an attempt whose reason is gone and which is to be taken back if it reached Slack. */
interface NextMessage {
  readonly deliveryId: string;
  readonly message: Message | undefined;
}

/** If nobody knows by then that it was sent, it is looked at again. */
const SEND_TIMEOUT_MS = MINUTE;

/** Decides about everything that waits for a person, and records it. Whatever may go becomes one message. */
export async function decide(
  tx: Tx,
  kinds: readonly ProactiveKind[],
  around: ExternalFacts,
  whose: Subject,
): Promise<NextMessage | undefined> {
  const { workspaceId, userId, now } = whose;
  const chosen = await lockPreferences(tx, workspaceId, userId);
  const person = await personById(tx, userId);
  if (!person) throw new Error('Something waits for somebody whom Hearth has not met.');
  const attempt = await openAttempt(tx, kinds, whose);
  const limits = await limitsOf(tx);
  const listener = await recipientOf(tx, person, chosen, limits, { ...around, now, besides: attempt });
  const parts: Part[] = [];
  for (const { proposal, kind } of await waiting(tx, kinds, whose)) {
    const verdict = judge({ ...kind, dueAt: proposal.dueAt }, listener, limits, now, soFar(parts));
    if (verdict.kind !== 'go') {
      await apply(tx, kind, proposal, verdict, now);
      continue;
    }
    // The message that was begun with is finished first, and alone.
    if (attempt && proposal.deliveryId !== attempt) continue;
    const composed = await kind.compose(tx, { workspaceId, id: proposal.about, person, now });
    if (composed) parts.push({ proposal, kind, composed });
    else await drop(tx, kind, proposal, 'cancelled', now);
  }
  if (parts.length > 0) return compose(tx, parts, attempt ?? randomUUID(), now);
  const isOver = attempt && !(await proposals.openAttemptOf(tx, userId));
  return isOver ? { deliveryId: attempt, message: undefined } : undefined;
}

/** Slack has the message. */
export async function recordSent(
  tx: Tx,
  kinds: readonly ProactiveKind[],
  deliveryId: string,
  now: Date,
): Promise<void> {
  for (const { kind, workspaceId, about } of await proposals.markSent(tx, deliveryId, now)) {
    await kinds.find((it) => it.name === kind)?.sent?.(tx, { workspaceId, id: about, now });
  }
}

/** Slack refused the message, for good. */
export async function recordRefused(
  tx: Tx,
  kinds: readonly ProactiveKind[],
  deliveryId: string,
  now: Date,
): Promise<void> {
  for (const part of await proposals.openPartsOf(tx, deliveryId)) {
    const kind = kinds.find((it) => it.name === part.kind);
    await drop(tx, kind, part, 'undeliverable', now);
  }
}

/** The message that was begun with and of which nobody knows whether Slack has it. */
async function openAttempt(tx: Tx, kinds: readonly ProactiveKind[], { userId, now }: Subject) {
  const deliveryId = await proposals.openAttemptOf(tx, userId);
  if (!deliveryId || !(await posted(tx, messageKey(deliveryId)))) return deliveryId;
  await recordSent(tx, kinds, deliveryId, now);
  return undefined;
}

/** What waits, that with least time left first. What no feature stands for any more is dropped. */
async function waiting(tx: Tx, kinds: readonly ProactiveKind[], { userId, now }: Subject) {
  const found: { proposal: proposals.Proposal; kind: ProactiveKind; last: Date }[] = [];
  for (const proposal of await proposals.waitingFor(tx, userId, now)) {
    const kind = kinds.find((it) => it.name === proposal.kind);
    if (kind) found.push({ proposal, kind, last: expiresAt({ ...kind, dueAt: proposal.dueAt }) });
    else await proposals.markDropped(tx, proposal.id, 'gone', now);
  }
  return found.sort((a, b) => a.last.getTime() - b.last.getTime());
}

function soFar(parts: readonly Part[]): MessageSoFar {
  return { parts: parts.length, nudge: parts.some(({ kind }) => kind.weight === 'nudge') };
}

async function apply(
  tx: Tx,
  kind: ProactiveKind,
  proposal: proposals.Proposal,
  verdict: Exclude<Verdict, { kind: 'go' }>,
  now: Date,
): Promise<void> {
  if (verdict.kind === 'drop') return drop(tx, kind, proposal, verdict.reason, now);
  const tooLate = new Date(expiresAt({ ...kind, dueAt: proposal.dueAt }).getTime() + 1);
  const held = { at: now.toISOString(), until: verdict.until.toISOString(), reason: verdict.reason };
  await proposals.hold(tx, proposal, held, verdict.until < tooLate ? verdict.until : tooLate);
}

async function drop(
  tx: Tx,
  kind: ProactiveKind | undefined,
  { id, workspaceId, about }: proposals.Proposal,
  reason: DropReason,
  now: Date,
): Promise<void> {
  await proposals.markDropped(tx, id, reason, now);
  await kind?.dropped?.(tx, { workspaceId, id: about, reason, now });
}

async function compose(tx: Tx, parts: readonly Part[], deliveryId: string, now: Date): Promise<NextMessage> {
  const lookAt = new Date(now.getTime() + SEND_TIMEOUT_MS);
  for (const { proposal, composed } of parts) {
    await proposals.takeForSending(tx, proposal.id, { deliveryId, takenAt: now, lookAt, ...composed.why });
  }
  return { deliveryId, message: messageOf(deliveryId, parts) };
}

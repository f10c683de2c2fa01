import { randomUUID } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import { type DropReason, judge, lastMoment, peaceUntil, type SoFar, type Verdict } from './core/attention/domain.js';
import { listenerOf, peaceOf } from './core/attention/listener.js';
import * as store from './core/attention/store.js';
import type { Tx } from './core/db.js';
import { personById } from './core/people.js';
import type { Attention, Composed, Deps, ProactiveKind } from './feature.js';
import { aboutOne, job, oneThing, type Sweep, sweep, type Work, work } from './queue/job.js';
import { actions, context, divider, type Message, message } from './slack/blocks.js';
import { posted } from './slack/ledger.js';
import { md } from './slack/mrkdwn.js';

/** Looks at what waits for one person; `id` is theirs. */
export const flushAttention = job('attention.flush', aboutOne, oneThing, { isMessage: true });

const MINUTE_MS = 60_000;

/** More than this is left for the next round. */
const A_ROUND = 20_000;

type Kinds = readonly ProactiveKind[];

export function createAttention(kinds: Kinds, jobs: Deps['jobs']): Attention {
  return {
    propose: async (tx, { workspaceId, userId, kind, id, dueAt }) => {
      const { weight } = kindOf(kinds, kind);
      await store.propose(tx, { workspaceId, userId, kind, about: id, weight, dueAt });
    },
    flush: (workspaceId, userIds) =>
      jobs.addAll(
        flushAttention,
        userIds.map((id) => ({ workspaceId, id })),
      ),
    quietUntil: async (tx, person, now) =>
      peaceUntil(peaceOf(person, await store.preferencesOf(tx, person.userId)), now),
  };
}

function kindOf(kinds: Kinds, name: string): ProactiveKind {
  const kind = kinds.find((it) => it.name === name);
  if (!kind) throw new Error(`No feature has a message of the kind ${name}.`);
  return kind;
}

export function attentionSweeps({ clock, db, jobs }: Pick<Deps, 'clock' | 'db' | 'jobs'>): Sweep[] {
  return [
    sweep('attention.sweep', MINUTE_MS, async () => {
      const due = await db.acrossWorkspaces((tx) => store.dueAnywhere(tx, clock(), A_ROUND));
      await jobs.addAll(flushAttention, due);
    }),
  ];
}

export function attentionWork(kinds: Kinds, deps: Deps): Work {
  return work(flushAttention, async ({ workspaceId, id: userId }) => {
    const next = await deps.db.inWorkspace(workspaceId, (tx) =>
      decide(tx, kinds, { workspaceId, userId, now: deps.clock() }),
    );
    if (!next) return;
    const { deliveryId } = next;
    const key = keyOf(deliveryId);
    if (!next.message) return deps.deliver.withdraw(workspaceId, key);
    const at = await deps.deliver.post(workspaceId, { key, to: userId, message: next.message });
    await deps.db.inWorkspace(workspaceId, (tx) => settle(tx, kinds, deliveryId, at !== undefined, deps.clock()));
  });
}

function keyOf(deliveryId: string): string {
  return `attention:${deliveryId}`;
}

interface Whose {
  readonly workspaceId: string;
  readonly userId: string;
  readonly now: Date;
}

/** A message to send; without one, an attempt whose reason is gone and which is to be taken back if it reached Slack. */
interface Next {
  readonly deliveryId: string;
  readonly message: Message | undefined;
}

interface Part {
  readonly proposal: store.Proposal;
  readonly kind: ProactiveKind;
  readonly composed: Composed;
}

/** Decides about everything that waits for a person, and records it. Whatever may go becomes one message. */
async function decide(tx: Tx, kinds: Kinds, whose: Whose): Promise<Next | undefined> {
  const { workspaceId, userId, now } = whose;
  const chosen = await store.lockPreferences(tx, workspaceId, userId);
  const person = await personById(tx, userId);
  if (!person) return undefined;
  const attempt = await earlierAttempt(tx, kinds, whose);
  const waiting = (await store.waitingFor(tx, userId, now)).sort((a, b) => timeLeft(kinds, a) - timeLeft(kinds, b));
  const limits = await store.limitsOf(tx);
  const listener = await listenerOf(tx, person, chosen, limits, { now, besides: attempt });
  const parts: Part[] = [];
  for (const proposal of waiting) {
    const kind = kinds.find((it) => it.name === proposal.kind);
    if (!kind) {
      await store.noteDropped(tx, proposal.id, 'gone', now);
      continue;
    }
    const verdict = judge({ ...kind, dueAt: proposal.dueAt }, listener, limits, now, soFar(parts));
    // What an earlier attempt was about is finished alone.
    if (verdict.kind === 'go' && attempt && proposal.deliveryId !== attempt) continue;
    const composed =
      verdict.kind === 'go' ? await kind.compose(tx, { workspaceId, id: proposal.about, person, now }) : undefined;
    if (composed) parts.push({ proposal, kind, composed });
    else await put(tx, kind, proposal, verdict.kind === 'go' ? { kind: 'drop', reason: 'cancelled' } : verdict, now);
  }
  if (parts.length > 0) return taken(tx, parts, attempt ?? randomUUID(), now);
  const leftOver =
    attempt !== undefined && !(await store.unfinishedOf(tx, userId)).some((it) => it.deliveryId === attempt);
  return leftOver ? { deliveryId: attempt, message: undefined } : undefined;
}

function timeLeft(kinds: Kinds, it: store.Proposal): number {
  const kind = kinds.find((one) => one.name === it.kind);
  return kind ? lastMoment({ dueAt: it.dueAt, patienceMs: kind.patienceMs }).getTime() : 0;
}

function soFar(parts: readonly Part[]): SoFar {
  return { parts: parts.length, nudge: parts.some(({ kind }) => kind.weight === 'nudge') };
}

/** The message that was begun with and of which nobody knows whether Slack has it. */
async function earlierAttempt(tx: Tx, kinds: Kinds, { userId, now }: Whose): Promise<string | undefined> {
  const deliveryId = (await store.unfinishedOf(tx, userId))[0]?.deliveryId;
  if (!deliveryId || !(await posted(tx, keyOf(deliveryId)))) return deliveryId ?? undefined;
  await noteSent(tx, kinds, deliveryId, now);
  return undefined;
}

async function put(
  tx: Tx,
  kind: ProactiveKind,
  proposal: store.Proposal,
  verdict: Exclude<Verdict, { kind: 'go' }>,
  now: Date,
): Promise<void> {
  if (verdict.kind === 'drop') return drop(tx, kind, proposal, verdict.reason, now);
  const last = new Date(lastMoment({ dueAt: proposal.dueAt, patienceMs: kind.patienceMs }).getTime() + 1);
  const held = { at: now.toISOString(), until: verdict.until.toISOString(), reason: verdict.reason };
  await store.hold(tx, proposal, held, verdict.until < last ? verdict.until : last);
}

async function drop(
  tx: Tx,
  kind: ProactiveKind | undefined,
  { id, workspaceId, about }: store.Proposal,
  reason: DropReason,
  now: Date,
): Promise<void> {
  await store.noteDropped(tx, id, reason, now);
  await kind?.dropped?.(tx, { workspaceId, id: about, reason, now });
}

async function taken(tx: Tx, parts: readonly Part[], deliveryId: string, now: Date): Promise<Next> {
  const lookAt = new Date(now.getTime() + MINUTE_MS);
  for (const { proposal, composed } of parts) {
    await store.take(tx, proposal.id, { deliveryId, takenAt: now, lookAt, ...composed.why });
  }
  return { deliveryId, message: messageOf(parts) };
}

/** Records what became of a message. */
async function settle(tx: Tx, kinds: Kinds, deliveryId: string, reached: boolean, now: Date): Promise<void> {
  if (reached) return noteSent(tx, kinds, deliveryId, now);
  for (const part of await store.partsOf(tx, deliveryId)) {
    if (part.lookAt)
      await drop(
        tx,
        kinds.find((it) => it.name === part.kind),
        part,
        'undeliverable',
        now,
      );
  }
}

async function noteSent(tx: Tx, kinds: Kinds, deliveryId: string, now: Date): Promise<void> {
  for (const { kind: name, workspaceId, about } of await store.noteSent(tx, deliveryId, now)) {
    await kinds.find((it) => it.name === name)?.sent?.(tx, { workspaceId, id: about, now });
  }
}

/** One part below the other, each with its own buttons, and at the end why it came. */
function messageOf(parts: readonly Part[]): Message {
  const bodies = parts.flatMap(({ composed: { blocks, buttons } }, i): KnownBlock[] => [
    ...(i > 0 ? [divider()] : []),
    ...blocks,
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ]);
  const why = parts.map(({ composed }) => md`${composed.why.rule} ${composed.why.facts}`);
  return message(...bodies, context(...why));
}

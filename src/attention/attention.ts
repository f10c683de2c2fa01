import type { KnownBlock } from '@slack/types';
import { isNull } from 'drizzle-orm';
import { awayChanged } from '../core/away.js';
import type { Clock } from '../core/clock.js';
import { afterCommit, type Database, type Tx } from '../core/database/database.js';
import { retention } from '../core/database/retention.js';
import { type Subscription, when } from '../core/domain-events.js';
import { DAY, MINUTE } from '../core/durations.js';
import { featureSwitched } from '../core/feature-switches.js';
import type { Log } from '../core/log.js';
import { membersChanged } from '../core/members.js';
import { personById } from '../core/people.js';
import { currentWorkspace } from '../core/workspaces.js';
import { type DueWork, dueWork } from '../queue/due-work.js';
import { byId, idPayload, type Jobs, job, type Work, work } from '../queue/job.js';
import { createDndUntil, type DndUntil } from '../slack/dnd.js';
import type { SlackClientOf } from '../slack/installations/installations.js';
import type { Deliver } from '../slack/outbound/deliver.js';
import { type Carrier, carriedNow, carry, recordCarried } from './carry.js';
import { current, recordCurrent } from './closing.js';
import { decide, type ExternalFacts, type Gate, recordRefused, recordSent } from './decide.js';
import { holidaysIn } from './holidays.js';
import { messageKey } from './message.js';
import { preferencesOf } from './preferences.js';
import type { ProactiveKind } from './proactive.js';
import * as proposals from './proposals.js';
import { regionOf } from './recipient.js';
import { attentionProposals } from './schema.js';

/** The gate that every proactive message passes. Features propose messages with `propose`. */
export interface Attention {
  /** Enqueues a decision for each of these people, after the commit. Without it, a sweep does so within a minute. */
  flush(workspaceId: string, userIds: readonly string[]): Promise<void>;
  /**
   * Flushes everybody for whom something is due, unless more of this work is due in the workspace: what several jobs
   * propose to a person then comes as one message, whichever job ends first. Call it after each job of the work.
   */
  flushAfter(work: DueWork, workspaceId: string): Promise<void>;
  /**
   * Compares the sent messages about that id, or to that person, with the facts, after the commit. Call it in the
   * transaction that settles what they ask. Without it, that happens within a day.
   */
  recheck(
    tx: Tx,
    which: { readonly workspaceId: string; readonly now: Date } & (
      | proposals.About
      | { readonly userIds: readonly string[] }
    ),
  ): Promise<void>;
  /** The message kinds of all features. */
  readonly kinds: readonly ProactiveKind[];
  /** Takes what waits for a person, for a message that they asked for and that is about to be sent; returns its blocks. */
  carry(tx: Tx, carrier: Carrier): Promise<readonly KnownBlock[]>;
  /** Records whether Slack has the message with this key, and with it what it carries. */
  recordCarried(tx: Tx, key: string, isSent: boolean, now: Date): Promise<void>;
  /** Returns the blocks of what the sent message with this key carries, in its current state. */
  carried(tx: Tx, key: string, now: Date): Promise<readonly KnownBlock[]>;
}

interface Deps {
  readonly clock: Clock;
  readonly db: Database;
  readonly deliver: Deliver;
  readonly log: Log;
  readonly slack: SlackClientOf;
}

/** Decides on everything that waits for one person; `id` is the user's id. */
export const flushAttention = job('attention.flush', idPayload, byId, {
  isMessage: true,
  when: 'it is time to decide on a message for a person',
  does: 'decides what may be sent to them now, and sends it as one message',
});

/** Ends the parts of a sent message that are settled. `id` is the delivery's id. */
export const closeMessage = job('attention.close', idPayload, byId, {
  when: 'what a sent message asks was settled, or a day has passed',
  does: 'turns each part that is settled, or too old, into one line without buttons',
});

/** `gate` is read when a message is sent, because it needs the dependencies, of which this is one. */
export function createAttention<D extends Deps>(
  kinds: readonly ProactiveKind[],
  jobs: Jobs,
  gate: () => Gate<D>,
): Attention {
  const flush: Attention['flush'] = (workspaceId, userIds) =>
    jobs.addAll(
      flushAttention,
      userIds.map((id) => ({ workspaceId, id })),
    );
  return {
    carry: (tx, carrier) => carry(tx, gate(), carrier),
    recordCarried: (tx, key, isSent, now) => recordCarried(tx, gate(), key, isSent, now),
    carried: (tx, key, now) => carriedNow(tx, gate(), key, now),
    flush,
    flushAfter: async (work, workspaceId) => {
      const { db, clock } = gate().deps;
      const userIds = await db.inWorkspace(workspaceId, async (tx) =>
        (await work.dueSince(tx, clock())) ? [] : proposals.dueUsers(tx, clock()),
      );
      await flush(workspaceId, userIds);
    },
    recheck: async (tx, { workspaceId, now, ...which }) => {
      const ids = await proposals.recheck(tx, which, now);
      const close = () =>
        jobs.addAll(
          closeMessage,
          ids.map((id) => ({ workspaceId, id })),
        );
      if (ids.length > 0) afterCommit(tx, close);
    },
    kinds,
  };
}

/** Reevaluates waiting proposals after changes that may release or hold them, and sent messages that they may end. */
export const attentionSubscriptions: readonly Subscription[] = [
  when(membersChanged, async (tx, { userIds, now }) => {
    await proposals.reevaluate(tx, userIds, now);
    await proposals.recheck(tx, { userIds }, now);
  }),
  when(awayChanged, (tx, { userId, now }) => proposals.reevaluate(tx, [userId], now)),
  when(featureSwitched, async (tx, { now }) => {
    await proposals.recheck(tx, 'all', now);
  }),
];

export const attentionDue = dueWork('attention.sweep', {
  job: flushAttention,
  table: attentionProposals,
  id: attentionProposals.userId,
  dueAt: attentionProposals.lookAt,
  everyMs: MINUTE,
});

export const closeDue = dueWork('attention.open', {
  job: closeMessage,
  table: attentionProposals,
  id: attentionProposals.deliveryId,
  dueAt: attentionProposals.closeAt,
  everyMs: MINUTE,
});

/** Keeps settled proposals for as long as people may press "Why this?". */
export const attentionRetention = retention('attention.clear', {
  table: attentionProposals,
  column: attentionProposals.dueAt,
  keepMs: 90 * DAY,
  where: isNull(attentionProposals.lookAt),
});

export function attentionWork<D extends Deps>(gate: Gate<D>): Work[] {
  return [flushWork(gate), closeWork(gate)];
}

function closeWork<D extends Deps>(gate: Gate<D>): Work {
  const { db, clock, deliver } = gate.deps;
  return work(closeMessage, async ({ workspaceId, id: deliveryId }) => {
    const now = await db.inWorkspace(workspaceId, (tx) => current(tx, gate, { deliveryId, now: clock() }));
    if (!now) return;
    if (now.message && now.carriedBy) await gate.refreshCarrier(workspaceId, now.carriedBy);
    else if (now.message) await deliver.update(workspaceId, messageKey(deliveryId), now.message);
    await db.inWorkspace(workspaceId, (tx) => recordCurrent(tx, now));
  });
}

function flushWork<D extends Deps>(gate: Gate<D>): Work {
  const { db, clock, deliver } = gate.deps;
  const dndUntil = createDndUntil();
  return work(flushAttention, async ({ workspaceId, id: userId }) => {
    const facts = await externalFacts(gate.deps, dndUntil, workspaceId, userId);
    if (!facts) return;
    const next = await db.inWorkspace(workspaceId, (tx) =>
      decide(tx, gate, facts, { workspaceId, userId, now: clock() }),
    );
    if (!next) return;
    const key = messageKey(next.deliveryId);
    if (!next.message) return void (await deliver.delete(workspaceId, key));
    const at = await deliver.post(workspaceId, { key, to: userId, message: next.message });
    const record = at ? recordSent : recordRefused;
    await db.inWorkspace(workspaceId, (tx) => record(tx, gate, next.deliveryId, clock()));
  });
}

/** Reads the facts about a person's time that aren't in the database; undefined if nothing waits for them. */
async function externalFacts(
  deps: Deps,
  dndUntil: DndUntil,
  workspaceId: string,
  userId: string,
): Promise<ExternalFacts | undefined> {
  const now = deps.clock();
  const known = await deps.db.inWorkspace(workspaceId, async (tx) => {
    if ((await proposals.waitingFor(tx, userId, now)).length === 0) return undefined;
    const person = await personById(tx, userId);
    const { scopes } = await currentWorkspace(tx);
    return { region: person && regionOf(person, await preferencesOf(tx, userId)), scopes };
  });
  if (!known) return undefined;
  const mayAsk = known.scopes.includes('dnd:read');
  const others = () => deps.db.inWorkspace(workspaceId, (tx) => proposals.dueUsers(tx, now));
  return {
    isHoliday: await holidaysIn(known.region),
    dndUntil: mayAsk ? await dndUntil(await deps.slack(workspaceId), { workspaceId, userId, now, others }) : null,
  };
}

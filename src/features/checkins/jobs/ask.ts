import { lockPreferences } from '../../../attention/preferences.js';
import { afterCommit, type Tx, together } from '../../../core/database/database.js';
import { SECOND } from '../../../core/durations.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { closePause, closePrevious, handleOccurrence, publish } from '../contracts.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import type { Step } from '../domain/due.js';
import { occurrences } from '../schema.js';
import * as store from '../store/occurrences.js';
import { endPause, startPause } from '../store/paces.js';
import { markUnpublished } from '../store/published.js';
import { type Decision, decide } from './decide.js';
import { planAnew, planNext } from './plan.js';

export const askDue = dueWork('checkins.sweep', {
  job: handleOccurrence,
  table: occurrences,
  id: occurrences.id,
  dueAt: occurrences.dueAt,
  everyMs: 30 * SECOND,
});

export function askWork(deps: Deps): Work {
  return work(handleOccurrence, ({ workspaceId, id }) => handleDue(deps, workspaceId, id));
}

type Kind = Step['kind'];

/** The steps with which a check-in opens, which closes the one before it. */
const OPENING: readonly Kind[] = ['ask', 'pause', 'rest', 'next'];

/** The steps after which the next check-in is planned. */
const PLANNING: readonly Kind[] = [...OPENING, 'pass'];

/** Handles a due occurrence. Sends its message once, however often it runs, because `deliver` is idempotent by key. */
async function handleDue(deps: Deps, workspaceId: string, id: string): Promise<void> {
  await deps.deliver.postDecided(
    workspaceId,
    (tx) => decide(tx, deps, id, deps.clock()),
    (tx, it, isPosted) => record(tx, deps, it, isPosted),
  );
}

async function record(tx: Tx, deps: Deps, it: Decision, isPosted: boolean): Promise<void> {
  const { delivery, steps } = it;
  const { workspaceId, userId } = it.person;
  const [, , settled] = await together(
    // A decision about the person's other check-ins must see either all of this or nothing.
    lockPreferences(tx, workspaceId, userId),
    delivery && deps.attention.recordCarried(tx, delivery.key, isPosted, deps.clock()),
    settleAll(tx, deps, it, isPosted),
  );
  const isAsked = steps.some(({ step }) => step === 'ask');
  const pausedAfter = isAsked && it.isPaused ? await endPause(tx, userId) : undefined;
  // Jobs of their own, because a change that Slack refuses must not keep the member from being asked.
  afterCommit(tx, async () => {
    await deps.jobs.addAll(
      closePrevious,
      settled.map((id) => ({ workspaceId, id })),
    );
    if (pausedAfter) await deps.jobs.add(closePause, { workspaceId, id: pausedAfter });
  });
}

/** Records that all steps are done. Returns the check-ins whose previous one is over, so that its message has to end. */
async function settleAll(tx: Tx, deps: Deps, it: Decision, isPosted: boolean): Promise<string[]> {
  const following: string[] = [];
  for (const one of it.steps) {
    if (await settle(tx, deps, it, one, isPosted)) following.push(one.occurrence.id);
  }
  return following;
}

/**
 * Records that the step is done, and plans the next check-in unless there is none to come. Returns true if the message
 * about the check-in before it now has to end.
 */
async function settle(
  tx: Tx,
  { clock, jobs }: Deps,
  { person, lastAsked }: Decision,
  { step, occurrence, ...place }: Decision['steps'][number],
  posted: boolean,
): Promise<boolean> {
  const now = clock();
  const fresh = await store.lockOccurrence(tx, occurrence.id);
  if (fresh && posted && isOvertaken(step, fresh)) {
    afterCommit(tx, () => jobs.add(publish, { workspaceId: fresh.workspaceId, id: fresh.id }));
    const isOver = step === 'ask' && fresh.outcome === 'stopped';
    await store.change(tx, fresh.id, {
      unpublishedSince: now,
      ...(isOver ? { askedAt: now } : {}),
      ...(step === 'remind' ? { remindedAt: now } : {}),
    });
    if (isOver) return true;
  }
  if (!fresh?.dueAt || (PLANNING.includes(step) && fresh.askedAt)) return false; // another worker was faster
  if (step === 'move') {
    await planAnew(tx, fresh, place, person, now);
    return false;
  }
  if (step === 'pause' && posted) await startPause(tx, person, lastAsked);
  const pausedIn = step === 'pause' && posted ? { askedIn: deliveryKey('pause', lastAsked) } : {};
  const [, , previous] = await together(
    store.change(tx, fresh.id, { ...changeAfter(step, fresh, posted, now), ...pausedIn }),
    PLANNING.includes(step) ? planNext(tx, fresh, place, person, now) : undefined,
    OPENING.includes(step) ? store.previousOf(tx, fresh) : undefined,
  );
  // Lets the sweep end the message before it if the job is lost.
  if (previous) await markUnpublished(tx, previous.id, now);
  return Boolean(previous);
}

/** Returns true if the member responded or stopped while the message was on its way, which then has to say so. */
function isOvertaken(step: Kind, { outcome, askedAt, remindedAt }: store.Occurrence): boolean {
  if (outcome === null) return false;
  return step === 'ask' ? askedAt === null : step === 'remind' && remindedAt === null;
}

function changeAfter(step: Kind, { outcome, remindAt }: store.Occurrence, posted: boolean, now: Date) {
  if (step === 'rest') return { dueAt: null, outcome: outcome ?? ('away' as const) };
  if (step === 'remind') return { dueAt: null, remindedAt: posted ? now : null };
  if (step !== 'ask') return { dueAt: null };
  // An unreachable member was not asked: the day does not count, and the next one is planned as usual.
  return posted ? { askedAt: now, dueAt: outcome === null ? remindAt : null } : { askedIn: null, dueAt: null };
}

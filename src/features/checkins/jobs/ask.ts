import { preferencesOf } from '../../../attention/preferences.js';
import { isHolidayFor, undisturbedUntil } from '../../../attention/recipient.js';
import { type Community, communitiesOf, communityById, isIdle } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { SECOND } from '../../../core/durations.js';
import { membersOf } from '../../../core/members.js';
import { type Person, personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import type { Message } from '../../../slack/blocks/blocks.js';
import { closePause, closePrevious, handleOccurrence } from '../contracts.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { type Step, stepOf } from '../domain/due.js';
import { isFirstOfWeek } from '../domain/pace.js';
import { occurrences } from '../schema.js';
import * as commitments from '../store/commitments.js';
import * as store from '../store/occurrences.js';
import { endPause, paceOf, startPause } from '../store/paces.js';
import { takesPart } from '../store/participants.js';
import { askMessage, pauseMessage, remindMessage } from '../views/dm.js';
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

/** A due occurrence with its community and member. */
interface Due {
  readonly occurrence: store.Occurrence;
  readonly community: Community;
  readonly person: Person;
}

/** The step for a due occurrence, with its message. */
interface Decision extends Due {
  readonly step: Step;
  /** The message to send first, if the step has one. */
  readonly outgoing: { readonly key: string; readonly message: Message } | undefined;
  /** The occurrence that was asked last. Identifies the message about a pause, so that two communities send it once. */
  readonly lastAsked: string;
  /** True if the member was told before that nobody asks them any more. */
  readonly isPaused: boolean;
}

/** The steps with which a check-in opens, which closes the one before it. */
const OPENING: readonly Step[] = ['ask', 'pause', 'rest', 'next'];

/** The steps after which the next check-in is planned. */
const PLANNING: readonly Step[] = [...OPENING, 'pass'];

/**
 * Handles a due occurrence. Decides afresh, because anything may have happened since the sweep found it. Sends its
 * message once, however often it runs, because `deliver` is idempotent by key.
 */
async function handleDue(deps: Deps, workspaceId: string, id: string): Promise<void> {
  const it = await deps.db.inWorkspace(workspaceId, (tx) => decide(tx, id, deps.clock()));
  if (!it) return;
  const { outgoing, person, step } = it;
  const posted = outgoing && (await deps.deliver.post(workspaceId, { ...outgoing, to: person.userId }));
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    await settle(tx, it, posted !== undefined, deps.clock());
    const pausedAfter = step === 'ask' && it.isPaused ? await endPause(tx, person.userId) : undefined;
    // Jobs of their own, because a change that Slack refuses must not keep the member from being asked.
    afterCommit(tx, async () => {
      if (OPENING.includes(step)) await deps.jobs.add(closePrevious, { workspaceId, id });
      if (pausedAfter) await deps.jobs.add(closePause, { workspaceId, id: pausedAfter });
    });
  });
}

async function decide(tx: Tx, id: string, now: Date): Promise<Decision | undefined> {
  const due = await read(tx, id, now);
  if (!due) return undefined;
  const { occurrence, community, person } = due;
  const theirs = await communitiesOf(tx, person.userId);
  const preferences = await preferencesOf(tx, person.userId);
  const quietUntil = undisturbedUntil(person, preferences, now);
  const {
    pace,
    lastAsked = id,
    isPaused,
  } = await paceOf(tx, person, { communities: theirs, keepAsking: preferences?.keepAsking ?? false, now });
  const step = stepOf({
    occurrence,
    takesPart: await isAsked(tx, community, person),
    lost: isIdle(community, occurrence.day),
    away: person,
    quietUntil,
    isHoliday: await isHolidayFor(person, preferences, occurrence.day),
    pace,
    isFirstOfWeek: isFirstOfWeek(occurrence.day, community),
    now,
  });
  if (step === 'wait') {
    await store.change(tx, id, { dueAt: quietUntil ?? now });
    return undefined;
  }
  const decision = { ...due, step, lastAsked, isPaused };
  if (step !== 'ask' && step !== 'remind' && step !== 'pause') return { ...decision, outgoing: undefined };
  const list = await commitments.listOfMember(tx, occurrence);
  const view = { ask: askMessage, remind: remindMessage, pause: pauseMessage }[step];
  const message = view({ occurrence, community, person, several: theirs.length > 1, list, pace, now });
  return { ...decision, outgoing: { key: deliveryKey(step, step === 'pause' ? lastAsked : id), message } };
}

/** Returns true if the person is a member, and takes part in the community's check-ins. */
async function isAsked(tx: Tx, community: Community, { userId }: Person): Promise<boolean> {
  return (await membersOf(tx, community.id, [userId])).length > 0 && takesPart(tx, community, userId);
}

async function read(tx: Tx, id: string, now: Date): Promise<Due | undefined> {
  const occurrence = await store.occurrenceById(tx, id);
  if (!occurrence?.dueAt || occurrence.dueAt > now) return undefined;
  const community = await communityById(tx, occurrence.communityId);
  const person = await personById(tx, occurrence.userId);
  return community && person ? { occurrence, community, person } : undefined;
}

/** Records that the step is done, and plans the next check-in unless there is none to come. */
async function settle(tx: Tx, it: Decision, posted: boolean, now: Date): Promise<void> {
  const { step, community, person } = it;
  const fresh = await store.lockOccurrence(tx, it.occurrence.id);
  if (!fresh?.dueAt || (PLANNING.includes(step) && fresh.askedAt)) return; // another worker was faster
  if (step === 'move') return planAnew(tx, fresh, community, person, now);
  if (step === 'pause' && posted) await startPause(tx, person, it.lastAsked);
  await store.change(tx, fresh.id, changeAfter(step, fresh, posted, now));
  if (PLANNING.includes(step)) await planNext(tx, fresh, community, person, now);
}

function changeAfter(step: Step, { outcome, remindAt }: store.Occurrence, posted: boolean, now: Date) {
  if (step === 'rest') return { dueAt: null, outcome: outcome ?? ('away' as const) };
  // An unreachable member was not asked: the day does not count, and the next one is planned as usual.
  if (step === 'ask') return { askedAt: posted ? now : null, dueAt: posted && outcome === null ? remindAt : null };
  return { dueAt: null };
}

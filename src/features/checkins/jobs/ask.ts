import { undisturbedUntil } from '../../../attention/recipient.js';
import { type Community, communitiesOf, communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { SECOND } from '../../../core/durations.js';
import { membersOf } from '../../../core/members.js';
import { type Person, personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import type { Message } from '../../../slack/blocks/blocks.js';
import { handleOccurrence } from '../contracts.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { type Step, stepOf } from '../domain/due.js';
import { isFirstOfWeek } from '../domain/pace.js';
import { occurrences } from '../schema.js';
import * as commitments from '../store/commitments.js';
import * as store from '../store/occurrences.js';
import { paceOf, startPause } from '../store/paces.js';
import { askMessage, pauseMessage, remindMessage } from '../views/dm.js';
import { endPauseOf } from './pause.js';
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

/**
 * Handles a due occurrence. Decides afresh, because anything may have happened since the sweep found it. Sends its
 * message once, however often it runs, because `deliver` is idempotent by key.
 */
async function handleDue(deps: Deps, workspaceId: string, id: string): Promise<void> {
  const now = deps.clock();
  const outgoing = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const due = await read(tx, id, now);
    if (!due) return undefined;
    const { occurrence, community, person } = due;
    const member = (await membersOf(tx, community.id, [person.userId])).length > 0;
    const lost = community.channelLostAt !== null;
    const quietUntil = await undisturbedUntil(tx, person, now);
    const theirs = await communitiesOf(tx, person.userId);
    const { pace, lastAsked, isPaused } = await paceOf(tx, person, theirs, now);
    const isFirst = isFirstOfWeek(occurrence.day, community);
    const step = stepOf({ occurrence, member, lost, away: person, quietUntil, pace, isFirstOfWeek: isFirst, now });
    if (step === 'wait') {
      await store.change(tx, id, { dueAt: quietUntil ?? now });
      return undefined;
    }
    if (step !== 'ask' && step !== 'remind' && step !== 'pause') {
      await conclude(tx, due, step, now);
      return undefined;
    }
    const list = await commitments.listOfMember(tx, occurrence);
    const view = { ask: askMessage, remind: remindMessage, pause: pauseMessage }[step];
    const message = view({ occurrence, community, person, several: theirs.length > 1, list, pace, now });
    return { due, step, message, about: step === 'pause' ? (lastAsked ?? id) : id, isPaused };
  });
  if (outgoing) await send(deps, outgoing);
}

async function read(tx: Tx, id: string, now: Date): Promise<Due | undefined> {
  const occurrence = await store.occurrenceById(tx, id);
  if (!occurrence?.dueAt || occurrence.dueAt > now) return undefined;
  const community = await communityById(tx, occurrence.communityId);
  const person = await personById(tx, occurrence.userId);
  return community && person ? { occurrence, community, person } : undefined;
}

/** Applies a step that sends no message. */
async function conclude(
  tx: Tx,
  due: Due,
  step: Exclude<Step, 'ask' | 'remind' | 'pause' | 'wait'>,
  now: Date,
): Promise<void> {
  const { occurrence, community, person } = due;
  if (step === 'move') return planAnew(tx, occurrence, community, person, now);
  await store.change(tx, occurrence.id, { dueAt: null, ...(step === 'rest' ? { outcome: 'away' as const } : {}) });
  if (step !== 'end') await planNext(tx, occurrence, community, person, now);
}

interface Outgoing {
  readonly due: Due;
  readonly step: 'ask' | 'remind' | 'pause';
  readonly message: Message;
  /** The occurrence that identifies the message. Two communities that pause at the same time send it once. */
  readonly about: string;
  /** True if the member was told before that nobody asks them any more. */
  readonly isPaused: boolean;
}

async function send(deps: Deps, { due, step, message, about, isPaused }: Outgoing): Promise<void> {
  const { occurrence, community, person } = due;
  const { workspaceId, id } = occurrence;
  const posted = await deps.deliver.post(workspaceId, { key: deliveryKey(step, about), to: person.userId, message });
  if (step === 'ask' && isPaused) await endPauseOf(deps, person);
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const now = deps.clock();
    const fresh = await store.lockOccurrence(tx, id);
    if (!fresh?.dueAt || (step === 'ask' && fresh.askedAt)) return; // another worker was faster
    if (step === 'remind') return store.change(tx, id, { dueAt: null });
    if (step === 'pause') {
      if (posted) await startPause(tx, person, about);
      return conclude(tx, due, 'next', now);
    }
    // An unreachable member was not asked: the day does not count, and the next one is planned as usual.
    const open = posted && fresh.outcome === null;
    await store.change(tx, id, { askedAt: posted ? now : null, dueAt: open ? fresh.remindAt : null });
    await planNext(tx, fresh, community, person, now);
  });
}

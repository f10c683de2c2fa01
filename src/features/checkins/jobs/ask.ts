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
import { lookAt } from '../contracts.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { type Step, stepOf } from '../domain/due.js';
import { occurrences } from '../schema.js';
import * as commitments from '../store/commitments.js';
import * as store from '../store/occurrences.js';
import { askMessage, remindMessage } from '../views/dm.js';
import { planAnew, planNext } from './plan.js';

export const askDue = dueWork('checkins.sweep', {
  job: lookAt,
  table: occurrences,
  id: occurrences.id,
  dueAt: occurrences.dueAt,
  everyMs: 30 * SECOND,
});

export function askWork(deps: Deps): Work {
  return work(lookAt, ({ workspaceId, id }) => act(deps, workspaceId, id));
}

/** What is known of an occurrence when its time comes. */
interface Due {
  readonly occurrence: store.Occurrence;
  readonly community: Community;
  readonly person: Person;
}

/**
 * Does what an occurrence's time has come for. Decided afresh, in case anything happened since the sweep saw it; the asking itself happens
 * once however often this runs, since `deliver` goes by the key.
 */
async function act(deps: Deps, workspaceId: string, id: string): Promise<void> {
  const now = deps.clock();
  const message = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const due = await read(tx, id, now);
    if (!due) return undefined;
    const { occurrence, community, person } = due;
    const member = (await membersOf(tx, community.id, [person.userId])).length > 0;
    const lost = community.channelLostAt !== null;
    const quietUntil = await undisturbedUntil(tx, person, now);
    const step = stepOf({ occurrence, member, lost, away: person, quietUntil, now });
    if (step === 'wait') {
      await store.change(tx, id, { dueAt: quietUntil ?? now });
      return undefined;
    }
    if (step !== 'ask' && step !== 'remind') {
      await conclude(tx, due, step, now);
      return undefined;
    }
    const list = await commitments.listOfMember(tx, occurrence);
    const several = (await communitiesOf(tx, person.userId)).length > 1;
    const view = step === 'ask' ? askMessage : remindMessage;
    return { due, step, to: person.userId, message: view({ occurrence, community, person, several, list, now }) };
  });
  if (!message) return;
  await send(deps, message.due, message.step, message.message);
}

async function read(tx: Tx, id: string, now: Date): Promise<Due | undefined> {
  const occurrence = await store.occurrenceById(tx, id);
  if (!occurrence?.dueAt || occurrence.dueAt > now) return undefined;
  const community = await communityById(tx, occurrence.communityId);
  const person = await personById(tx, occurrence.userId);
  return community && person ? { occurrence, community, person } : undefined;
}

/** The steps that need no message. */
async function conclude(tx: Tx, due: Due, step: Exclude<Step, 'ask' | 'remind' | 'wait'>, now: Date): Promise<void> {
  const { occurrence, community, person } = due;
  if (step === 'move') return planAnew(tx, occurrence, community, person, now);
  await store.change(tx, occurrence.id, { dueAt: null, ...(step === 'rest' ? { outcome: 'away' as const } : {}) });
  if (step !== 'end') await planNext(tx, occurrence, community, person, now);
}

async function send(
  deps: Deps,
  { occurrence, community, person }: Due,
  step: 'ask' | 'remind',
  message: Message,
): Promise<void> {
  const { workspaceId, id } = occurrence;
  const posted = await deps.deliver.post(workspaceId, { key: deliveryKey(step, id), to: person.userId, message });
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const now = deps.clock();
    const fresh = await store.lockOccurrence(tx, id);
    if (!fresh?.dueAt || (step === 'ask' && fresh.askedAt)) return; // another worker was as far
    if (step === 'remind') return store.change(tx, id, { dueAt: null });
    // Whoever cannot be reached has not been asked: it counts for nothing, and tomorrow is another try.
    const open = posted && fresh.outcome === null;
    await store.change(tx, id, { askedAt: posted ? now : null, dueAt: open ? fresh.remindAt : null });
    await planNext(tx, fresh, community, person, now);
  });
}

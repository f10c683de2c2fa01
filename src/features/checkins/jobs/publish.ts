import { isChannelLost } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { DAY, MINUTE, SECOND } from '../../../core/durations.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import type { Changed } from '../../../slack/outbound/change.js';
import { posted } from '../../../slack/outbound/ledger.js';
import { signedBy } from '../../../slack/outbound/signed-by.js';
import { closePrevious, editCirclePost, editDayPost, publish } from '../contracts.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { occurrences } from '../schema.js';
import type { Answer } from '../store/answers.js';
import { occurrenceById, previousOf } from '../store/occurrences.js';
import { markPublished } from '../store/published.js';
import { answerMessage } from '../views/thread.js';
import { againAfter } from './again.js';
import { placeNewcomer } from './circles.js';
import { type CheckinContext, contextOf } from './context.js';
import { markPlace, placeOf } from './day-place.js';
import { isDeletedAlone } from './deleted.js';
import { refreshMessages } from './messages.js';
import { endPauseOf } from './pause.js';
import { tellWhetherShown } from './shown.js';
import { postInThread } from './thread.js';

/** Finds outcomes whose `publish` job the queue lost, and changes that Slack refused a while ago. */
export const publishDue = dueWork('checkins.unpublished', {
  job: publish,
  table: occurrences,
  id: occurrences.id,
  dueAt: occurrences.unpublishedSince,
  graceMs: MINUTE,
  everyMs: 30 * SECOND,
});

export function publishWork(deps: Deps): Work[] {
  return [
    work(publish, ({ workspaceId, id }) => publishOutcome(deps, workspaceId, id)),
    work(closePrevious, ({ workspaceId, id }) => endPrevious(deps, workspaceId, id)),
  ];
}

/**
 * Updates Slack to match an occurrence's outcome: posts, edits or deletes the answer in the day's thread, and updates
 * the DMs about it. An occurrence without an outcome was reopened.
 */
async function publishOutcome(deps: Deps, workspaceId: string, id: string): Promise<void> {
  const context = await deps.db.inWorkspace(workspaceId, (tx) => read(tx, deps, id));
  if (!context) return;
  const { occurrence, person } = context;
  const { unpublishedSince: since } = occurrence;
  const day =
    since && occurrence.outcome === 'answered'
      ? await deps.db.inWorkspace(workspaceId, async (tx) => {
          await placeNewcomer(tx, occurrence, deps.clock());
          return markPlace(tx, workspaceId, await placeOf(tx, occurrence), deps.clock());
        })
      : undefined;
  if (!occurrence.outcome && !since) return;
  const shown = occurrence.outcome ? await showAnswer(deps, context) : 'shown';
  // An announcement that is about to be posted comes first; the sweep tries again. In a lost channel, nothing is.
  if (shown === 'later') return;
  const againAt = shown === 'early' ? occurrence.opensAt : againAfter(shown, deps.clock());
  await refreshMessages(deps, workspaceId, id);
  if (occurrence.outcome) await endPauseOf(deps, person);
  if (since)
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      await markPublished(tx, id, since, againAt);
      await tellWhetherShown(tx, deps, id);
    });
  if (day?.dueAt && day.dueAt <= deps.clock())
    await deps.jobs.add('circleId' in day ? editCirclePost : editDayPost, { workspaceId, id: day.id });
  await deps.refreshHome(workspaceId, [person.userId]);
}

/** Ends the DMs about the check-in before this one, which this one closes. */
async function endPrevious(deps: Deps, workspaceId: string, id: string): Promise<void> {
  const previous = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const next = await occurrenceById(tx, id);
    return next && previousOf(tx, next);
  });
  if (!previous) return;
  await refreshMessages(deps, workspaceId, previous.id);
  // An answer that is not in the thread yet stays for the sweep.
  const { outcome, unpublishedSince: since } = previous;
  if (since && outcome !== 'answered')
    await deps.db.inWorkspace(workspaceId, (tx) => markPublished(tx, previous.id, since, null));
}

async function read(tx: Tx, deps: Deps, id: string): Promise<CheckinContext | undefined> {
  const occurrence = await occurrenceById(tx, id);
  return occurrence && contextOf(tx, deps, occurrence, deps.clock());
}

/** Posts, edits or deletes the answer in the day's thread; see `postInThread`. */
async function showAnswer(deps: Deps, context: CheckinContext): Promise<Changed | 'later' | 'early'> {
  const { answer, occurrence } = context;
  if (!answer?.shared) return deps.deliver.delete(occurrence.workspaceId, deliveryKey('answer', occurrence.id));
  const shown = await share(deps, context, answer);
  // An edit that Slack refuses for good would be refused again.
  return shown === 'refused' ? 'shown' : shown;
}

/** Edits the answer if it is in a thread, and otherwise posts it in the day's. */
async function share(deps: Deps, context: CheckinContext, answer: Answer): Promise<Changed | 'later' | 'early'> {
  const { db, deliver } = deps;
  const { occurrence, person } = context;
  const { workspaceId } = occurrence;
  const key = deliveryKey('answer', occurrence.id);
  const message = answerMessage({ ...context, answer });
  const nameless = answerMessage({ ...context, answer, isSigned: true });
  const changed = (await db.inOneQuery(workspaceId, (tx) => posted(tx, key)))
    ? await deliver.update(workspaceId, key, message, nameless)
    : 'gone';
  // An answer that somebody deleted stays deleted, unless its thread went with it.
  if (changed !== 'gone' || (await isDeletedAlone(deps, occurrence, key))) return changed;
  const signature = await signedBy(deps, person);
  const signed = signature && { ...signature, message: nameless };
  const inThread = await postInThread(deps, context, { key, message, signed });
  return inThread === 'missing' ? unposted(deps, context) : inThread;
}

/** The time for which an answer that Slack doesn't take is tried again. Later, it would say nothing new in the channel. */
const PATIENCE_MS = DAY;

/** Returns the result for an answer that is not posted: in a lost channel, it waits for the channel for a day. */
async function unposted({ db, clock }: Deps, { occurrence, community }: CheckinContext): Promise<Changed> {
  const { workspaceId, answeredAt } = occurrence;
  const isLost = await db.inWorkspace(workspaceId, (tx) => isChannelLost(tx, community.id));
  const age = clock().getTime() - (answeredAt?.getTime() ?? 0);
  return isLost && age < PATIENCE_MS ? 'unreachable' : 'refused';
}

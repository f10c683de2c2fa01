import { dayIn } from '../../../core/calendar.js';
import { zoneFor } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { MINUTE, SECOND } from '../../../core/durations.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import type { Changed } from '../../../slack/outbound/change.js';
import { type Posted, posted, settleThreadGone } from '../../../slack/outbound/ledger.js';
import { signedBy } from '../../../slack/outbound/signed-by.js';
import { announcementKey } from '../../community/index.js';
import { closePrevious, editDayPost, publish } from '../contracts.js';
import { dayPostKey, deliveryKey } from '../domain/delivery-keys.js';
import { occurrences } from '../schema.js';
import type { Answer } from '../store/answers.js';
import { dayOf, markDay, settleDay } from '../store/days.js';
import { occurrenceById, previousOf } from '../store/occurrences.js';
import { markPublished } from '../store/published.js';
import { answerMessage } from '../views/thread.js';
import { againAfter } from './again.js';
import { type CheckinContext, contextOf } from './context.js';
import { currentMessage } from './days.js';
import { refreshMessages } from './messages.js';
import { endPauseOf } from './pause.js';

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
      ? await deps.db.inWorkspace(workspaceId, (tx) => markDay(tx, occurrence, deps.clock()))
      : undefined;
  if (!occurrence.outcome && !since) return;
  const shown = occurrence.outcome ? await showAnswer(deps, context) : 'shown';
  // An announcement that is about to be posted comes first; the sweep tries again. In a lost channel, nothing is.
  if (shown === 'later') return;
  await refreshMessages(deps, workspaceId, id);
  if (occurrence.outcome) await endPauseOf(deps, person);
  if (since)
    await deps.db.inWorkspace(workspaceId, (tx) => markPublished(tx, id, since, againAfter(shown, deps.clock())));
  if (day?.dueAt && day.dueAt <= deps.clock()) await deps.jobs.add(editDayPost, { workspaceId, id: day.id });
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

/** Posts, edits or deletes the answer in the day's thread. `later` if it has to wait for the announcement. */
async function showAnswer(deps: Deps, context: CheckinContext): Promise<Changed | 'later'> {
  const { answer, occurrence } = context;
  if (!answer?.shared) return deps.deliver.delete(occurrence.workspaceId, deliveryKey('answer', occurrence.id));
  const shown = await share(deps, context, answer);
  // An edit that Slack refuses for good would be refused again.
  return shown === 'refused' ? 'shown' : shown;
}

/**
 * Posts the answer in the day's thread, or edits it if it is already there. The first answer of a day creates the day's
 * post.
 */
async function share(deps: Deps, context: CheckinContext, answer: Answer): Promise<Changed | 'later'> {
  const { occurrence, community, person } = context;
  const { workspaceId } = occurrence;
  const key = deliveryKey('answer', occurrence.id);
  const message = answerMessage({ ...context, answer });
  const nameless = answerMessage({ ...context, answer, isSigned: true });
  if (await deps.db.inWorkspace(workspaceId, (tx) => posted(tx, key))) {
    return deps.deliver.update(workspaceId, key, message, nameless);
  }
  const thread = await threadFor(deps, context);
  if (thread === 'later') return 'later';
  if (!thread) return 'shown';
  const signature = await signedBy(deps, person);
  const signed = signature && { ...signature, message: nameless };
  const post = (ts: string) =>
    deps.deliver.post(workspaceId, { key, to: community.channelId, message, thread: ts, signed });
  if (await post(thread.ts)) return 'shown';
  // An admin may have deleted the day's thread. It gets another one.
  const { day } = occurrence;
  const first = dayPostKey(community.id, day);
  if (await deps.db.inWorkspace(workspaceId, (tx) => settleThreadGone(tx, key, first))) {
    const of = { workspaceId, communityId: community.id, channelId: community.channelId, day };
    const again = await startThread(deps, of);
    if (again) await post(again.ts);
  }
  return 'shown';
}

/**
 * Returns the post in whose thread an answer goes: the day's, or the announcement of a community if the answer is given
 * on the day of that, so that the channel gets one post. `later` if the announcement is not posted yet.
 */
async function threadFor(
  deps: Deps,
  { occurrence, community, person }: CheckinContext,
): Promise<Pick<Posted, 'ts'> | 'later' | undefined> {
  const { workspaceId, day, answeredAt } = occurrence;
  const key = dayPostKey(community.id, day);
  const { announceAt, announcedAt, channelLostAt } = community;
  const zone = zoneFor(community, person);
  if (announceAt && answeredAt && dayIn(zone, announceAt) === dayIn(zone, answeredAt)) {
    const at = await deps.db.inWorkspace(workspaceId, async (tx) => ({
      day: await posted(tx, key),
      announcement: await posted(tx, announcementKey(community.id)),
    }));
    if (at.day ?? at.announcement) return at.day ?? at.announcement;
    if (!announcedAt && !channelLostAt) return 'later';
  }
  return startThread(deps, { workspaceId, communityId: community.id, channelId: community.channelId, day });
}

/** Posts the day's post, unless it is there. It shows the answers as of now. */
async function startThread(
  { db, deliver, clock }: Deps,
  { workspaceId, channelId, ...of }: { workspaceId: string; communityId: string; channelId: string; day: string },
): Promise<Pick<Posted, 'ts'> | undefined> {
  const key = dayPostKey(of.communityId, of.day);
  const { row, message } = await db.inWorkspace(workspaceId, async (tx) => ({
    row: await dayOf(tx, of.communityId, of.day),
    message: await currentMessage(tx, of),
  }));
  const at = await deliver.post(workspaceId, { key, to: channelId, message });
  if (at?.isNew && row) await db.inWorkspace(workspaceId, (tx) => settleDay(tx, row, clock()));
  return at;
}

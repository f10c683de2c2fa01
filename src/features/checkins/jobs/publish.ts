import { dayIn } from '../../../core/calendar.js';
import { type Community, communitiesOf, communityById, zoneFor } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { MINUTE, SECOND } from '../../../core/durations.js';
import { type Person, personById } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { type Posted, posted } from '../../../slack/outbound/ledger.js';
import { permalink } from '../../../slack/permalink.js';
import { announcementKey } from '../../community/index.js';
import { closePrevious, publish } from '../contracts.js';
import { dayPostKey, deliveryKey } from '../domain/delivery-keys.js';
import { milestone, streakOf } from '../domain/streak.js';
import { occurrences } from '../schema.js';
import { type Answer, answerOf } from '../store/answers.js';
import { type Commitment, listOfMember } from '../store/commitments.js';
import {
  historyOf,
  isClosed,
  markPublished,
  type Occurrence,
  occurrenceById,
  previousOf,
} from '../store/occurrences.js';
import { askMessage, closedMessage, settledMessage } from '../views/dm.js';
import { answerMessage, dayMessage } from '../views/thread.js';
import { endPauseOf } from './pause.js';

/** Finds outcomes whose `publish` job the queue lost. */
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
    work(publish, ({ workspaceId, id }) => publishAnswer(deps, workspaceId, id)),
    work(closePrevious, ({ workspaceId, id }) => endPrevious(deps, workspaceId, id)),
  ];
}

interface AnswerContext {
  readonly occurrence: Occurrence;
  readonly community: Community;
  readonly person: Person;
  readonly several: boolean;
  readonly answer: Answer | undefined;
  readonly list: readonly Commitment[];
  readonly milestone: number | undefined;
  readonly isClosed: boolean;
}

/**
 * Updates Slack to match an occurrence's outcome: posts, edits or deletes the answer in the day's thread, and updates
 * the DMs that asked for it.
 */
async function publishAnswer(deps: Deps, workspaceId: string, id: string): Promise<void> {
  const context = await deps.db.inWorkspace(workspaceId, (tx) => read(tx, id, deps.clock()));
  if (!context) return;
  if (!context.occurrence.outcome) return showQuestion(deps, context);
  // An announcement that is about to be posted comes first; the sweep tries again.
  if (context.answer?.shared && !(await share(deps, context, context.answer))) return;
  if (!context.answer?.shared) await deps.deliver.delete(workspaceId, deliveryKey('answer', id));

  await showOutcome(deps, context);
  await endPauseOf(deps, context.person);
  const since = context.occurrence.unpublishedSince;
  if (since) await deps.db.inWorkspace(workspaceId, (tx) => markPublished(tx, id, since));
  await deps.refreshHome(workspaceId, [context.person.userId]);
}

/**
 * Ends the DMs about the check-in before this one, which this one closes: they lose the buttons that no longer work, and
 * a reminder without effect is deleted.
 */
async function endPrevious(deps: Deps, workspaceId: string, id: string): Promise<void> {
  const found = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const next = await occurrenceById(tx, id);
    const previous = next && (await previousOf(tx, next));
    return previous && read(tx, previous.id, deps.clock());
  });
  if (!found) return;
  const { occurrence } = found;
  if (occurrence.outcome) return showOutcome(deps, found);
  await deps.deliver.delete(workspaceId, deliveryKey('remind', occurrence.id));
  await deps.deliver.update(workspaceId, deliveryKey('ask', occurrence.id), closedMessage(occurrence, found.person));
}

/** Shows the question again in the DM of a check-in that was reopened, and deletes its reminder, which has passed. */
async function showQuestion(deps: Deps, context: AnswerContext): Promise<void> {
  const { occurrence, person, isClosed: isOver } = context;
  const { workspaceId, id, unpublishedSince } = occurrence;
  if (!unpublishedSince) return;
  if (!isOver) {
    await deps.deliver.delete(workspaceId, deliveryKey('remind', id));
    const message = askMessage({ ...context, pace: 'usual', now: deps.clock() });
    await deps.deliver.update(workspaceId, deliveryKey('ask', id), message);
  }
  await deps.db.inWorkspace(workspaceId, (tx) => markPublished(tx, id, unpublishedSince));
  await deps.refreshHome(workspaceId, [person.userId]);
}

/** Updates the DMs about a check-in to its outcome. */
async function showOutcome(deps: Deps, context: AnswerContext): Promise<void> {
  const { workspaceId, id } = context.occurrence;
  const thread = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const at = await posted(tx, deliveryKey('answer', id));
    return at && permalink((await currentWorkspace(tx)).url, at);
  });
  const settled = settledMessage({ ...context, shared: context.answer?.shared ?? false, thread });
  await deps.deliver.update(workspaceId, deliveryKey('ask', id), settled);
  await deps.deliver.update(workspaceId, deliveryKey('remind', id), settled);
}

async function read(tx: Tx, id: string, now: Date): Promise<AnswerContext | undefined> {
  const occurrence = await occurrenceById(tx, id);
  const community = occurrence && (await communityById(tx, occurrence.communityId));
  const person = occurrence && (await personById(tx, occurrence.userId));
  if (!community || !person) return undefined;
  const answer = await answerOf(tx, id);
  const list = await listOfMember(tx, occurrence, id);
  const several = (await communitiesOf(tx, person.userId)).length > 1;
  const reached = milestoneOf(await historyOf(tx, community.id, person.userId), occurrence);
  const closed = await isClosed(tx, occurrence, now);
  return { occurrence, community, person, several, answer, list, milestone: reached, isClosed: closed };
}

/** Returns the milestone that this answer reached, given the days before it. */
function milestoneOf(history: readonly Occurrence[], occurrence: Occurrence): number | undefined {
  if (!occurrence.answeredAt) return undefined;
  const before = history.filter((it) => it.day < occurrence.day);
  return milestone(
    streakOf([...before, occurrence], occurrence.answeredAt),
    streakOf(before, occurrence.answeredAt).best,
  );
}

/**
 * Posts the answer in the day's thread, or edits it if it is already there. The first answer of a day creates the day's
 * post. Returns false if it has to wait for the community's announcement.
 */
async function share(deps: Deps, context: AnswerContext, answer: Answer): Promise<boolean> {
  const { occurrence, community } = context;
  const { workspaceId } = occurrence;
  const key = deliveryKey('answer', occurrence.id);
  const message = answerMessage({ ...context, answer });
  if (await deps.db.inWorkspace(workspaceId, (tx) => posted(tx, key))) {
    await deps.deliver.update(workspaceId, key, message);
    return true;
  }
  const thread = await threadFor(deps, context);
  if (thread === 'later') return false;
  if (thread) await deps.deliver.post(workspaceId, { key, to: community.channelId, message, thread: thread.ts });
  return true;
}

/**
 * Returns the post in whose thread an answer goes: the day's, or the announcement of a community if the answer is given
 * on the day of that, so that the channel gets one post. `later` if the announcement is not posted yet.
 */
async function threadFor(
  deps: Deps,
  { occurrence, community, person }: AnswerContext,
): Promise<Pick<Posted, 'ts'> | 'later' | undefined> {
  const { workspaceId, day, answeredAt } = occurrence;
  const key = dayPostKey(community.id, day);
  const { announceAt, announcedAt } = community;
  const zone = zoneFor(community, person);
  if (announceAt && answeredAt && dayIn(zone, announceAt) === dayIn(zone, answeredAt)) {
    const at = await deps.db.inWorkspace(workspaceId, async (tx) => ({
      day: await posted(tx, key),
      announcement: await posted(tx, announcementKey(community.id)),
    }));
    if (at.day ?? at.announcement) return at.day ?? at.announcement;
    if (!announcedAt) return 'later';
  }
  return deps.deliver.post(workspaceId, { key, to: community.channelId, message: dayMessage(day) });
}

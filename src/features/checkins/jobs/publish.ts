import { type Community, communitiesOf, communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { MINUTE, SECOND } from '../../../core/durations.js';
import { type Person, personById } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { posted } from '../../../slack/outbound/ledger.js';
import { permalink } from '../../../slack/permalink.js';
import { publish } from '../contracts.js';
import { dayPostKey, deliveryKey } from '../domain/delivery-keys.js';
import { milestone, streakOf } from '../domain/streak.js';
import { occurrences } from '../schema.js';
import { type Answer, answerOf } from '../store/answers.js';
import { type Commitment, listOfMember } from '../store/commitments.js';
import { historyOf, markPublished, type Occurrence, occurrenceById } from '../store/occurrences.js';
import { settledMessage } from '../views/dm.js';
import { answerMessage, dayMessage } from '../views/thread.js';

/** Finds what a lost queue forgot to show. */
export const publishDue = dueWork('checkins.unpublished', {
  job: publish,
  table: occurrences,
  id: occurrences.id,
  dueAt: occurrences.unpublishedSince,
  graceMs: MINUTE,
  everyMs: 30 * SECOND,
});

export function publishWork(deps: Deps): Work {
  return work(publish, ({ workspaceId, id }) => publishAnswer(deps, workspaceId, id));
}

interface Said {
  readonly occurrence: Occurrence;
  readonly community: Community;
  readonly person: Person;
  readonly several: boolean;
  readonly answer: Answer | undefined;
  readonly list: readonly Commitment[];
  readonly milestone: number | undefined;
}

/**
 * Brings what Slack shows of an occurrence in line with what its member said: the answer in the day's thread (there, changed or
 * taken back), and the DMs that asked for it.
 */
async function publishAnswer(deps: Deps, workspaceId: string, id: string): Promise<void> {
  const said = await deps.db.inWorkspace(workspaceId, (tx) => read(tx, id));
  if (!said?.occurrence.outcome) return;
  if (said.answer?.shared) await share(deps, said, said.answer);
  else await deps.deliver.delete(workspaceId, deliveryKey('answer', id));

  const thread = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const at = await posted(tx, deliveryKey('answer', id));
    return at && permalink((await currentWorkspace(tx)).url, at);
  });
  const settled = settledMessage({ ...said, shared: said.answer?.shared ?? false, thread });
  await deps.deliver.update(workspaceId, deliveryKey('ask', id), settled);
  await deps.deliver.update(workspaceId, deliveryKey('remind', id), settled);
  const since = said.occurrence.unpublishedSince;
  if (since) await deps.db.inWorkspace(workspaceId, (tx) => markPublished(tx, id, since));
  await deps.refreshHome(workspaceId, [said.person.userId]);
}

async function read(tx: Tx, id: string): Promise<Said | undefined> {
  const occurrence = await occurrenceById(tx, id);
  const community = occurrence && (await communityById(tx, occurrence.communityId));
  const person = occurrence && (await personById(tx, occurrence.userId));
  if (!community || !person) return undefined;
  const answer = await answerOf(tx, id);
  const list = await listOfMember(tx, occurrence, id);
  const several = (await communitiesOf(tx, person.userId)).length > 1;
  const history = await historyOf(tx, community.id, person.userId);
  return { occurrence, community, person, several, answer, list, milestone: milestoneOf(history, occurrence) };
}

/** The milestone that this answer reached, by what came before it. */
function milestoneOf(history: readonly Occurrence[], occurrence: Occurrence): number | undefined {
  if (!occurrence.answeredAt) return undefined;
  const before = history.filter((it) => it.day < occurrence.day);
  return milestone(
    streakOf([...before, occurrence], occurrence.answeredAt),
    streakOf(before, occurrence.answeredAt).best,
  );
}

/** Posts the answer under the day's post, which the first answer of the day brings with it; or changes it, if it is there. */
async function share(deps: Deps, said: Said, answer: Answer): Promise<void> {
  const { occurrence, community } = said;
  const { workspaceId } = occurrence;
  const key = deliveryKey('answer', occurrence.id);
  const message = answerMessage({ ...said, answer });
  if (await deps.db.inWorkspace(workspaceId, (tx) => posted(tx, key)))
    return deps.deliver.update(workspaceId, key, message);
  const day = await deps.deliver.post(workspaceId, {
    key: dayPostKey(community.id, occurrence.day),
    to: community.channelId,
    message: dayMessage(occurrence.day),
  });
  if (day) await deps.deliver.post(workspaceId, { key, to: community.channelId, message, thread: day.ts });
}

import { type Community, communitiesOf, communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { type Person, personById } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import { posted } from '../../../slack/outbound/ledger.js';
import { permalink } from '../../../slack/permalink.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { milestone, streakOf } from '../domain/streak.js';
import { type Answer, answerOf } from '../store/answers.js';
import { type Commitment, listOfMember } from '../store/commitments.js';
import { historyOf, isClosed, type Occurrence } from '../store/occurrences.js';
import { takesPart } from '../store/participants.js';

/** Everything that messages about a check-in say. */
export interface CheckinContext {
  readonly occurrence: Occurrence;
  readonly community: Community;
  readonly person: Person;
  /** True if the person is in other communities too, so that messages must name this one. */
  readonly several: boolean;
  readonly answer: Answer | undefined;
  /** The member's open commitments, and those that this check-in ended or made. */
  readonly list: readonly Commitment[];
  /** The length of the streak that this answer brought to a milestone. */
  readonly milestone: number | undefined;
  /** True if the next check-in has opened, so that this one can no longer change. */
  readonly isClosed: boolean;
  /** True if the member takes part in the community's check-ins. */
  readonly takesPart: boolean;
  /** The permalink of the answer in the day's thread. */
  readonly thread: string | undefined;
}

/** Reads the context of a check-in; undefined if its community or member is gone. */
export async function contextOf(tx: Tx, occurrence: Occurrence, now: Date): Promise<CheckinContext | undefined> {
  const { id, communityId, userId } = occurrence;
  const community = await communityById(tx, communityId);
  const person = await personById(tx, userId);
  if (!community || !person) return undefined;
  const answered = occurrence.answeredAt ? await answeredContext(tx, occurrence) : NOT_ANSWERED;
  return {
    ...answered,
    occurrence,
    community,
    person,
    several: (await communitiesOf(tx, userId)).length > 1,
    list: await listOfMember(tx, occurrence, id),
    isClosed: await isClosed(tx, occurrence, now),
    takesPart: await takesPart(tx, community, userId),
  };
}

type AnsweredContext = Pick<CheckinContext, 'answer' | 'milestone' | 'thread'>;

const NOT_ANSWERED: AnsweredContext = { answer: undefined, milestone: undefined, thread: undefined };

async function answeredContext(tx: Tx, occurrence: Occurrence): Promise<AnsweredContext> {
  const { id, communityId, userId } = occurrence;
  const at = await posted(tx, deliveryKey('answer', id));
  return {
    answer: await answerOf(tx, id),
    milestone: milestoneOf(await historyOf(tx, communityId, userId), occurrence),
    thread: at && permalink((await currentWorkspace(tx)).url, at),
  };
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

import type { KnownBlock, SectionBlock } from '@slack/types';
import { type Community, communitiesOf, communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { type Person, personById } from '../../../core/people.js';
import { type Programme, programmesOf } from '../../../core/programmes.js';
import type { CheckinItem, Deps } from '../../../feature.js';
import { type CameBack, cameBackBefore } from '../store/came-back.js';
import { type Commitment, listOfMember, spokenOfIn } from '../store/commitments.js';
import { isClosed, type Occurrence } from '../store/occurrences.js';
import { takesPart } from '../store/participants.js';
import { type AnsweredContext, answeredContext, NOT_ANSWERED } from './answered.js';

/** Everything that messages about a check-in say. */
export interface CheckinContext extends AnsweredContext {
  readonly occurrence: Occurrence;
  readonly community: Community;
  readonly programme: Programme;
  /** True if the community has several programmes, so that messages must name this one. */
  readonly isOneOfSeveral: boolean;
  readonly person: Person;
  /** True if the person is in other communities too, so that messages must name this one. */
  readonly several: boolean;
  /** The member's list, with what is ticked; of an answered check-in, the commitments that its answer mentions. */
  readonly list: readonly Commitment[];
  /** The items that the member can report with it, besides their list; none once it is answered. */
  readonly items: readonly CheckinItem[];
  /** An offer to join something, from the answer until the next check-in opens. */
  readonly offers: readonly SectionBlock[];
  /** The blocks in which other features ask something of the member. */
  readonly beside: readonly KnownBlock[];
  /** The replies to the check-in before this one, as long as this one waits for an answer. */
  readonly cameBack: CameBack | undefined;
  /** True if the next check-in has opened, so that this one can no longer change. */
  readonly isClosed: boolean;
  /** True if the member takes part in the programme. */
  readonly takesPart: boolean;
}

/** Reads the context of a check-in; undefined if its community or member is gone. */
export async function contextOf(
  tx: Tx,
  { checkinItems, checkinOffers, besideCheckin }: Pick<Deps, 'checkinItems' | 'checkinOffers' | 'besideCheckin'>,
  occurrence: Occurrence,
  now: Date,
): Promise<CheckinContext | undefined> {
  const { communityId, programmeId, userId } = occurrence;
  const community = await communityById(tx, communityId);
  const person = await personById(tx, userId);
  const all = await programmesOf(tx, communityId);
  const programme = all.find(({ id }) => id === programmeId);
  if (!community || !person || !programme) return undefined;
  const about = { community, person, now, day: occurrence.day };
  const isOver = await isClosed(tx, occurrence, now);
  const isAsking = occurrence.outcome === null || occurrence.outcome === 'answered';
  const answered = occurrence.answeredAt ? await answeredContext(tx, occurrence) : NOT_ANSWERED;
  return {
    ...answered,
    occurrence,
    community,
    programme,
    isOneOfSeveral: all.some(({ id, closedAt }) => id !== programmeId && closedAt === null),
    person,
    several: (await communitiesOf(tx, userId)).length > 1,
    list: await (occurrence.answeredAt ? spokenOfIn(tx, occurrence) : listOfMember(tx, occurrence, occurrence)),
    items: occurrence.outcome === null ? await checkinItems.open(tx, about) : [],
    offers: occurrence.outcome === 'answered' && !isOver ? await checkinOffers.chosen(tx, about) : [],
    beside: isOver || !isAsking ? [] : await besideCheckin(tx, { ...about, programmeId }),
    cameBack: occurrence.outcome === null ? await cameBackBefore(tx, occurrence) : undefined,
    isClosed: isOver,
    takesPart: await takesPart(tx, programmeId, userId),
  };
}

import type { KnownBlock, SectionBlock } from '@slack/types';
import { type Community, communityById } from '../../../core/communities.js';
import { type Tx, together } from '../../../core/database/database.js';
import { switchesIn } from '../../../core/feature-switches.js';
import { communityIdsOf, type Person, personById } from '../../../core/people.js';
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

/** The parts of the context that a caller can pass if it has read them in the same transaction. */
type Known = Partial<Pick<CheckinContext, 'community' | 'person' | 'takesPart'>>;

/** Reads the context of a check-in; undefined if its community or member is gone. */
export async function contextOf(
  tx: Tx,
  { checkinItems, checkinOffers, besideCheckin }: Pick<Deps, 'checkinItems' | 'checkinOffers' | 'besideCheckin'>,
  occurrence: Occurrence,
  now: Date,
  known: Known = {},
): Promise<CheckinContext | undefined> {
  const { communityId, programmeId, userId } = occurrence;
  const isOpen = occurrence.outcome === null;
  const [community, person, all, theirs, isOn, isOver, isIn, list, answered, cameBack] = await together(
    known.community ?? communityById(tx, communityId),
    known.person ?? personById(tx, userId),
    programmesOf(tx, communityId),
    communityIdsOf(tx, userId),
    switchesIn(tx, communityId),
    isClosed(tx, occurrence, now),
    known.takesPart ?? takesPart(tx, programmeId, userId),
    occurrence.answeredAt ? spokenOfIn(tx, occurrence) : listOfMember(tx, occurrence, occurrence),
    occurrence.answeredAt ? answeredContext(tx, occurrence) : NOT_ANSWERED,
    isOpen ? cameBackBefore(tx, occurrence) : undefined,
  );
  const programme = all.find(({ id }) => id === programmeId);
  if (!community || !person || !programme) return undefined;
  const about = { community, person, now, day: occurrence.day, isOn };
  const isAnswered = occurrence.outcome === 'answered';
  const [items, offers, beside] = await together(
    isOpen ? checkinItems.open(tx, about) : [],
    isAnswered && !isOver ? checkinOffers.chosen(tx, about) : [],
    !isOver && (isOpen || isAnswered) ? besideCheckin(tx, { ...about, programmeId }) : [],
  );
  return {
    ...answered,
    occurrence,
    community,
    programme,
    isOneOfSeveral: all.some(({ id, closedAt }) => id !== programmeId && closedAt === null),
    person,
    several: theirs.length > 1,
    list,
    items,
    offers,
    beside,
    cameBack,
    isClosed: isOver,
    takesPart: isIn,
  };
}

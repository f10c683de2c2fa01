import type { KnownBlock, SectionBlock } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import type { Person } from '../../../core/people.js';
import type { Programme } from '../../../core/programmes.js';
import type { CheckinItem } from '../../../feature.js';
import type { Answer } from '../store/answers.js';
import type { CameBack } from '../store/came-back.js';
import type { Commitment } from '../store/commitments.js';
import type { Occurrence } from '../store/occurrences.js';
import type { Named } from './naming.js';

/** A check-in in a DM, which may be about several. */
export interface Part extends Named {
  readonly occurrence: Occurrence;
  readonly community: Community;
  readonly programme: Programme;
  readonly person: Person;
  /** The member's list, with what is ticked; of an answered check-in, the commitments that its answer mentions. */
  readonly list: readonly Commitment[];
  readonly answer: Answer | undefined;
  readonly thread: string | undefined;
  /** The items that the member can report with it, besides their list. */
  readonly items: readonly CheckinItem[];
  /** An offer to join something, from the answer until the next check-in opens. */
  readonly offers: readonly SectionBlock[];
  /** The blocks in which other features ask something of the member. */
  readonly beside: readonly KnownBlock[];
  /** The replies to the check-in before this one, as long as this one waits for an answer. */
  readonly cameBack: CameBack | undefined;
  readonly milestone: number | undefined;
  /** True if the next check-in has opened, so that this one can no longer change. */
  readonly isClosed: boolean;
  /** True if the member takes part in the programme. */
  readonly takesPart: boolean;
}

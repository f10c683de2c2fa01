import { type Community, communityById } from '../../../core/communities.js';
import { type Tx, together } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { openProgrammesOf, type Programme } from '../../../core/programmes.js';
import { type HandlerResponse, refuse } from '../../../slack/interactions/responses.js';
import { programmeCopy } from '../copy/programmes.js';
import { copy } from '../copy.js';
import { isClosed, type Occurrence, occurrenceById } from '../store/occurrences.js';
import { showOver } from './showing.js';

const ofCheckin = {
  of: async (tx: Tx, { occurrenceId }: { occurrenceId: string }) =>
    (await occurrenceById(tx, occurrenceId))?.communityId,
} as const;

/** Access in the community to which a check-in belongs. */
export const toCheckIn = { act: 'checkins.check-in', ...ofCheckin } as const;
export const toReply = { act: 'checkins.reply', ...ofCheckin } as const;

/** Returns the programme if it is an open one of this community; otherwise the refusal. */
export async function programmeIn(
  tx: Tx,
  { id: communityId }: Pick<Community, 'id'>,
  programmeId: string,
): Promise<{ programme: Programme } | { refused: HandlerResponse }> {
  const programme = (await openProgrammesOf(tx, communityId)).find(({ id }) => id === programmeId);
  return programme ? { programme } : { refused: refuse(programmeCopy.gone, 'no such programme in the community') };
}

/** Access to what concerns only the person themselves. */
export const toOwn = { act: 'checkins.own' } as const;

/**
 * Returns the response if this person may not answer, skip or change this occurrence now; otherwise undefined.
 * One that is over is refused unless it is answered late (`isLate`); `whenOver` responds, by default with the current one.
 */
export async function refusal(
  tx: Tx,
  person: Person,
  occurrence: Occurrence | undefined,
  now: Date,
  {
    isLate = false,
    whenOver = (over) => showOver(tx, person, over, now),
  }: {
    readonly isLate?: boolean | undefined;
    readonly whenOver?: ((over: Occurrence) => Promise<HandlerResponse>) | undefined;
  } = {},
): Promise<HandlerResponse> {
  if (occurrence?.userId !== person.userId) return refuse(copy.notYours, 'a check-in of somebody else');
  const [community, isOver] = await together(
    communityById(tx, occurrence.communityId),
    !isLate && isClosed(tx, occurrence, now),
  );
  if (community?.closedAt) return refuse(copy.communityClosed(community.name), 'the community is closed');
  return isOver ? whenOver(occurrence) : undefined;
}

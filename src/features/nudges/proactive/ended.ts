import type { Proposed } from '../../../attention/proactive.js';
import { dayIn, dayInWords } from '../../../core/calendar.js';
import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { personById } from '../../../core/people.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { copy } from '../copy.js';
import type { Stage } from '../domain/ladder.js';
import { outcomeSoFar } from '../store/case-context.js';
import { caseById } from '../store/cases.js';
import { claimOf, isReleasedBy } from '../store/claims.js';

/** Returns the line that a message to a quiet member turns into once its stage is over. */
export async function endOfStage(tx: Tx, { id, person, now }: Proposed, stage: Stage): Promise<Mrkdwn | undefined> {
  const nudgeCase = await caseById(tx, id);
  const name = nudgeCase && (await communityById(tx, nudgeCase.communityId))?.name;
  if (!name) return undefined;
  const outcome = await outcomeSoFar(tx, nudgeCase);
  if (!outcome && nudgeCase.stage === stage) return undefined;
  const { awayUntil, zone, locale } = person;
  if (outcome === 'paused' && awayUntil && awayUntil >= dayIn(zone, now))
    return md`${copy.ended.paused(dayInWords(awayUntil, locale))}`;
  const isSaid = outcome === 'returned' || outcome === 'away' || outcome === 'kept' || outcome === 'left';
  return md`${copy.ended[isSaid ? outcome : 'otherwise'](name)}`;
}

/** Returns the line that a request to write to a quiet member turns into once there is nothing left to do for this person. */
export async function endOfRequest(tx: Tx, { id, person: { userId } }: Proposed): Promise<Mrkdwn | undefined> {
  const nudgeCase = await caseById(tx, id);
  const name = nudgeCase && (await personById(tx, nudgeCase.userId))?.name;
  if (!name) return undefined;
  const { askEnded } = copy;
  const claim = await claimOf(tx, id);
  if (claim && claim.userId !== userId)
    return md`${askEnded.taken((await personById(tx, claim.userId))?.name ?? copy.somebody, name)}`;
  if (claim?.outcome === 'wrote' || claim?.outcome === 'fine') return md`${askEnded[claim.outcome](name)}`;
  if (await isReleasedBy(tx, id, userId)) return md`${askEnded.released(name)}`;
  const outcome = await outcomeSoFar(tx, nudgeCase);
  if (outcome === 'returned' || outcome === 'left') return md`${askEnded[outcome](name)}`;
  if (!outcome && nudgeCase.stage === 'ask') return undefined;
  return md`${askEnded[claim && !outcome ? 'unreported' : 'otherwise'](name)}`;
}

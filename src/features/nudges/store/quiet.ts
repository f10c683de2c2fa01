import { addDays, dayIn } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { WEEK } from '../../../core/durations.js';
import { lastActiveDay, lastActiveDays } from '../../activity/index.js';
import { hasReturned } from '../domain/ladder.js';
import * as store from './claims.js';

/** Whoever has been quiet for so long and came back was found to have. */
const MAX_SILENCE_DAYS = 150;

/**
 * The quiet members of a community as its organizers see them, longest first; two queries. Who came back since the last look at them is not
 * among them. Who is left alone, to see what happens then, is left alone by organizers too until that has been seen.
 */
export async function quietMembers(tx: Tx, communityId: string, now: Date): Promise<store.QuietMember[]> {
  const quiet = await store.quietIn(tx, communityId);
  if (quiet.length === 0) return [];
  const last = await lastActiveDays(tx, communityId, addDays(dayIn('UTC', now), -MAX_SILENCE_DAYS));
  return quiet.filter(({ nudgeCase }) => {
    const seen =
      !nudgeCase.heldOut || (nudgeCase.stageAt !== null && now.getTime() - nudgeCase.stageAt.getTime() >= WEEK);
    return seen && !hasReturned({ nudgeCase, lastActive: last.get(nudgeCase.userId) });
  });
}

/** Whom this person has taken on to write to, if it is still worth while; a query, and one for each. */
export async function claimedMembers(tx: Tx, userId: string): Promise<store.QuietMember[]> {
  const still: store.QuietMember[] = [];
  for (const it of await store.openClaimsOf(tx, userId)) {
    const lastActive = await lastActiveDay(tx, it.nudgeCase.communityId, it.nudgeCase.userId);
    if (!hasReturned({ nudgeCase: it.nudgeCase, lastActive })) still.push(it);
  }
  return still;
}

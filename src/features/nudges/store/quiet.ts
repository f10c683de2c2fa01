import { addDays, dayIn } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { lastActiveDay, lastActiveDays } from '../../activity/index.js';
import { hasReturned } from '../domain/ladder.js';
import * as store from './claims.js';

const WEEK_MS = 7 * 24 * 3_600_000;

/** Whoever has been quiet for so long and came back was found to have. */
const LONG_DAYS = 150;

/**
 * The quiet members of a community as its organizers see them, longest first; two queries. Who came back since the last look at them is not
 * among them. Who is left alone, to see what happens then, is left alone by organizers too until that has been seen.
 */
export async function quietNow(tx: Tx, communityId: string, now: Date): Promise<store.Quiet[]> {
  const quiet = await store.quietIn(tx, communityId);
  if (quiet.length === 0) return [];
  const last = await lastActiveDays(tx, communityId, addDays(dayIn('UTC', now), -LONG_DAYS));
  return quiet.filter(({ round }) => {
    const seen = !round.heldOut || (round.stageAt !== null && now.getTime() - round.stageAt.getTime() >= WEEK_MS);
    return seen && !hasReturned({ round, lastActive: last.get(round.userId) });
  });
}

/** Whom this person has taken on to write to, if it is still worth while; a query, and one for each. */
export async function stillToWrite(tx: Tx, userId: string): Promise<store.Quiet[]> {
  const still: store.Quiet[] = [];
  for (const it of await store.takenOnBy(tx, userId)) {
    const lastActive = await lastActiveDay(tx, it.round.communityId, it.round.userId);
    if (!hasReturned({ round: it.round, lastActive })) still.push(it);
  }
  return still;
}

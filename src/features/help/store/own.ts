import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { DAY } from '../../../core/durations.js';
import { isOnIn } from '../../../core/feature-switches.js';
import { people } from '../../../core/schema.js';
import { helpSwitch } from '../contracts.js';
import { helpers, requests } from '../schema.js';

/** The time for which Home suggests to ask for help. */
const SUGGESTED_MS = DAY;

/** A request as its author sees it: not made yet, or open. */
export interface Own {
  readonly id: string;
  readonly isAsked: boolean;
  readonly offers: readonly string[];
}

/** Returns a member's request for the check-in of that day, or else their latest, as long as they can do something about it. */
export async function ownRequest(
  tx: Tx,
  it: { communityId: string; userId: string; now: Date; of?: { programmeId: string; day: Day } },
): Promise<Own | undefined> {
  const { communityId, userId, now, of } = it;
  const since = new Date(now.getTime() - SUGGESTED_MS);
  const which = of
    ? and(eq(requests.programmeId, of.programmeId), eq(requests.day, of.day))
    : or(isNotNull(requests.askedAt), sql`${requests.sharedAt} > ${since.toISOString()}`);
  const offers = tx
    .select({ name: people.name })
    .from(helpers)
    .innerJoin(people, eq(people.userId, helpers.userId))
    .where(and(eq(helpers.requestId, requests.id), isNotNull(helpers.offeredAt)))
    .orderBy(helpers.offeredAt);
  const [row] = await tx
    .select({
      id: requests.id,
      isAsked: sql<boolean>`${requests.askedAt} is not null`,
      offers: sql<string[]>`array${offers}`,
    })
    .from(requests)
    .where(
      and(
        eq(requests.communityId, communityId),
        eq(requests.userId, userId),
        isNull(requests.endedAt),
        isOnIn(helpSwitch, requests),
        which,
      ),
    )
    .orderBy(sql`${requests.sharedAt} desc`)
    .limit(1);
  return row;
}

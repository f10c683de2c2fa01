import { and, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { isOnIn } from '../../../core/feature-switches.js';
import { programmesWith } from '../../checkins/index.js';
import { partnersSwitch } from '../contracts.js';
import { renewalsUntil } from '../domain/terms.js';
import { partners, partnerships } from '../schema.js';
import { type Found, partnershipById } from './partnerships.js';

/** Returns the partnership of a member that is about to end; undefined if there is none. */
export async function endingWith(
  tx: Tx,
  { communityId, userId, now }: { communityId: string; userId: string; now: Date },
): Promise<Found | undefined> {
  const [ending] = await tx
    .select({ id: partnerships.id })
    .from(partners)
    .innerJoin(partnerships, eq(partnerships.id, partners.partnershipId))
    .where(
      and(
        eq(partners.communityId, communityId),
        eq(partners.userId, userId),
        eq(partners.state, 'in'),
        isNotNull(partnerships.startedAt),
        isNull(partnerships.endedAt),
        lte(partnerships.endsAt, renewalsUntil(now)),
        isOnIn(partnersSwitch, partnerships),
      ),
    );
  return ending && partnershipById(tx, ending.id);
}

/** Returns the id of the check-ins beside which a member is asked: the first of theirs, so that they are asked once. */
export async function programmeFor(tx: Tx, communityId: string, userId: string): Promise<string | undefined> {
  return (await programmesWith(tx, communityId, userId))[0]?.id;
}

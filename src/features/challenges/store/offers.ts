import { and, desc, eq, getTableColumns, gte, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { localToday } from '../../../core/communities.js';
import { type Tx, together } from '../../../core/database/database.js';
import { isOnIn } from '../../../core/feature-switches.js';
import type { AboutDay, AboutMember } from '../../../feature.js';
import { challengesSwitch } from '../contracts.js';
import { OPEN } from '../domain/plan.js';
import { challenges } from '../schema/challenges.js';
import { offers, participants } from '../schema/taking-part.js';
import type { Challenge } from './challenges.js';

/** Returns the challenge that a member may join and never has, the one that begins last; undefined if there is none. */
export async function toOffer(tx: Tx, about: AboutMember): Promise<Challenge | undefined> {
  return offerWhere(tx, about, undefined);
}

/**
 * Records the challenge that a member is offered after this check-in, if there is one that they were not offered before.
 * Check-ins of one day show the same one.
 */
export async function recordOffer(tx: Tx, about: AboutDay): Promise<void> {
  const { community, person, day } = about;
  const [offered, challenge] = await together(offeredOn(tx, about), offerWhere(tx, about, isNull(offers.day)));
  if (offered || !challenge) return;
  const offer = { workspaceId: community.workspaceId, challengeId: challenge.id, userId: person.userId, day };
  await tx.insert(offers).values(offer).onConflictDoNothing();
}

/** Returns the challenge that a member was offered after this check-in, as long as they may join it and never have. */
export async function offeredOn(tx: Tx, about: AboutDay): Promise<Challenge | undefined> {
  return offerWhere(tx, about, eq(offers.day, about.day));
}

async function offerWhere(
  tx: Tx,
  { community, person, now }: AboutMember,
  where: SQL | undefined,
): Promise<Challenge | undefined> {
  if (community.closedAt) return undefined;
  const { userId } = person;
  const hasJoined = sql`exists (select 1 from ${participants} where ${and(
    eq(participants.workspaceId, challenges.workspaceId),
    eq(participants.challengeId, challenges.id),
    eq(participants.userId, userId),
  )})`;
  const [challenge] = await tx
    .select(getTableColumns(challenges))
    .from(challenges)
    .leftJoin(
      offers,
      and(
        eq(offers.workspaceId, challenges.workspaceId),
        eq(offers.challengeId, challenges.id),
        eq(offers.userId, userId),
      ),
    )
    .where(
      and(
        eq(challenges.communityId, community.id),
        inArray(challenges.state, [...OPEN]),
        gte(challenges.lastDay, localToday(community, person, now)),
        isOnIn(challengesSwitch, challenges),
        sql`not ${hasJoined}`,
        where,
      ),
    )
    .orderBy(desc(challenges.firstDay), desc(challenges.createdAt), challenges.id)
    .limit(1);
  return challenge;
}

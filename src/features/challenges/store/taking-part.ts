import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { isOnIn } from '../../../core/feature-switches.js';
import { communities } from '../../../core/schema.js';
import { challengesSwitch } from '../contracts.js';
import { OPEN } from '../domain/plan.js';
import { challenges } from '../schema/challenges.js';
import { participants } from '../schema/taking-part.js';
import type { Challenge } from './challenges.js';
import type { Participant } from './participants.js';

/** The open challenges of a community. */
export function openIn(communityId: string): SQL | undefined {
  return and(eq(challenges.communityId, communityId), inArray(challenges.state, [...OPEN]));
}

/**
 * Keeps these challenges from being ended, cancelled or changed by organizers until the end of this transaction, but not from
 * being marked by others who log. Those who change challenges lock them before their participants, so call it first.
 */
export async function holdChallenges(tx: Tx, which: SQL | undefined): Promise<void> {
  await tx.select({ id: challenges.id }).from(challenges).where(which).orderBy(challenges.id).for('key share');
}

/**
 * Returns how a member takes part, also after they left, and makes their other logs and changes wait; undefined if they never
 * joined. The challenge stays open, if it is, until the end of the transaction.
 */
export async function lockParticipant(tx: Tx, challengeId: string, userId: string): Promise<Participant | undefined> {
  await holdChallenges(tx, eq(challenges.id, challengeId));
  return (
    await tx
      .select()
      .from(participants)
      .where(and(eq(participants.challengeId, challengeId), eq(participants.userId, userId)))
      .for('update')
  )[0];
}

/** A challenge in which a person takes part, with how they do, and its community. */
export interface Part {
  readonly challenge: Challenge;
  readonly community: Community;
  readonly own: Participant;
}

/** Returns the open challenges in which a person takes part, where challenges are on. Those that end first come first. */
export async function partsOf(tx: Tx, userId: string): Promise<Part[]> {
  return tx
    .select({ challenge: challenges, community: communities, own: participants })
    .from(participants)
    .innerJoin(challenges, and(eq(challenges.id, participants.challengeId), inArray(challenges.state, [...OPEN])))
    .innerJoin(communities, and(eq(communities.id, challenges.communityId), isNull(communities.closedAt)))
    .where(and(eq(participants.userId, userId), isNull(participants.leftAt), isOnIn(challengesSwitch, challenges)))
    .orderBy(asc(challenges.lastDay), asc(challenges.createdAt), asc(challenges.id));
}

/** Lets these people leave the open challenges of a community. Returns the ids of the challenges that they leave. */
export async function leaveAll(tx: Tx, communityId: string, userIds: readonly string[], now: Date): Promise<string[]> {
  if (userIds.length === 0) return [];
  const isOpen = openIn(communityId);
  await holdChallenges(tx, isOpen);
  const open = tx.select({ id: challenges.id }).from(challenges).where(isOpen);
  const left = await tx
    .update(participants)
    .set({ leftAt: now, remindAt: null })
    .where(
      and(
        inArray(participants.challengeId, open),
        inArray(participants.userId, [...userIds]),
        isNull(participants.leftAt),
      ),
    )
    .returning({ id: participants.challengeId });
  return [...new Set(left.map(({ id }) => id))].sort();
}

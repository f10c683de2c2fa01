import { and, asc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '../../../core/database/database.js';
import { people } from '../../../core/schema.js';
import { claims, rounds } from '../schema.js';
import type { Round } from './cases.js';

export type Claim = typeof claims.$inferSelect;

/** Takes on to write. False when somebody has done so before. */
export async function claim(tx: Tx, it: Pick<Claim, 'workspaceId' | 'roundId' | 'userId' | 'at'>): Promise<boolean> {
  return (await tx.insert(claims).values(it).onConflictDoNothing().returning()).length > 0;
}

export async function claimOf(tx: Tx, roundId: string): Promise<Claim | undefined> {
  return (await tx.select().from(claims).where(eq(claims.roundId, roundId)))[0];
}

export async function noteOutcome(tx: Tx, roundId: string, outcome: Claim['outcome']): Promise<void> {
  await tx.update(claims).set({ outcome }).where(eq(claims.roundId, roundId));
}

/** Somebody else may take it on. */
export async function release(tx: Tx, roundId: string): Promise<void> {
  await tx.delete(claims).where(eq(claims.roundId, roundId));
}

/** A quiet member, and who cares for them. */
export interface Quiet {
  readonly round: Round;
  readonly name: string;
  readonly claim: Claim | null;
  /** The names of who took it on, and of who was asked to. */
  readonly claimedBy: string | null;
  readonly askedName: string | null;
}

const by = alias(people, 'claimed_by');
const asked = alias(people, 'asked');

function quiet(tx: Tx, where: SQL | undefined): Promise<Quiet[]> {
  return tx
    .select({ round: rounds, name: people.name, claim: claims, claimedBy: by.name, askedName: asked.name })
    .from(rounds)
    .innerJoin(people, eq(people.userId, rounds.userId))
    .leftJoin(claims, eq(claims.roundId, rounds.id))
    .leftJoin(by, eq(by.userId, claims.userId))
    .leftJoin(asked, eq(asked.userId, rounds.askedId))
    .where(and(isNotNull(rounds.lookAt), isNotNull(rounds.stage), where))
    .orderBy(asc(rounds.stageAt));
}

/** The quiet members of a community, longest first. */
export function quietIn(tx: Tx, communityId: string): Promise<Quiet[]> {
  return quiet(tx, eq(rounds.communityId, communityId));
}

/** Whom this person has taken on to write to and not said how it went. */
export function takenOnBy(tx: Tx, userId: string): Promise<Quiet[]> {
  return quiet(tx, and(eq(claims.userId, userId), isNull(claims.outcome)));
}

import { and, asc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '../../../core/database/database.js';
import { people } from '../../../core/schema.js';
import { cases, claims } from '../schema.js';
import type { Case } from './cases.js';

export type Claim = typeof claims.$inferSelect;

/** Takes on to write. False when somebody has done so before. */
export async function claim(tx: Tx, it: Pick<Claim, 'workspaceId' | 'roundId' | 'userId' | 'at'>): Promise<boolean> {
  return (await tx.insert(claims).values(it).onConflictDoNothing().returning()).length > 0;
}

export async function claimOf(tx: Tx, caseId: string): Promise<Claim | undefined> {
  return (await tx.select().from(claims).where(eq(claims.roundId, caseId)))[0];
}

export async function recordOutcome(tx: Tx, caseId: string, outcome: Claim['outcome']): Promise<void> {
  await tx.update(claims).set({ outcome }).where(eq(claims.roundId, caseId));
}

/** Somebody else may take it on. */
export async function release(tx: Tx, caseId: string): Promise<void> {
  await tx.delete(claims).where(eq(claims.roundId, caseId));
}

/** A quiet member, and who cares for them. */
export interface QuietMember {
  readonly nudgeCase: Case;
  readonly name: string;
  readonly claim: Claim | null;
  /** The names of who took it on, and of who was asked to. */
  readonly claimedBy: string | null;
  readonly askedName: string | null;
}

const by = alias(people, 'claimed_by');
const asked = alias(people, 'asked');

function quiet(tx: Tx, where: SQL | undefined): Promise<QuietMember[]> {
  return tx
    .select({ nudgeCase: cases, name: people.name, claim: claims, claimedBy: by.name, askedName: asked.name })
    .from(cases)
    .innerJoin(people, eq(people.userId, cases.userId))
    .leftJoin(claims, eq(claims.roundId, cases.id))
    .leftJoin(by, eq(by.userId, claims.userId))
    .leftJoin(asked, eq(asked.userId, cases.askedId))
    .where(and(isNotNull(cases.lookAt), isNotNull(cases.stage), where))
    .orderBy(asc(cases.stageAt));
}

/** The quiet members of a community, longest first. */
export function quietIn(tx: Tx, communityId: string): Promise<QuietMember[]> {
  return quiet(tx, eq(cases.communityId, communityId));
}

/** Whom this person has taken on to write to and not said how it went. */
export function openClaimsOf(tx: Tx, userId: string): Promise<QuietMember[]> {
  return quiet(tx, and(eq(claims.userId, userId), isNull(claims.outcome)));
}

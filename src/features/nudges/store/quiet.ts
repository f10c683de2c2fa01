import { and, asc, eq, gt, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { WEEK } from '../../../core/durations.js';
import { people } from '../../../core/schema.js';
import { lastActiveDayOf } from '../../activity/index.js';
import { hasReturned } from '../domain/ladder.js';
import { cases, claims } from '../schema.js';
import type { Case } from './cases.js';
import { type Claim, isHeld } from './claims.js';

/** The time for which Home asks how it went with a member who was claimed without being quiet. */
export const CLAIMED_FOR_MS = 2 * WEEK;

/** A quiet member with the claim on their case. */
export interface QuietMember {
  readonly nudgeCase: Case;
  readonly name: string;
  readonly lastActive: Day | null;
  readonly claim: Claim | null;
  /** The name of the member who claimed the case. */
  readonly claimedBy: string | null;
  /** The name of the member who was asked to write to them. */
  readonly askedName: string | null;
}

/** Returns the quiet members of a community as its organizers see them, longest first. Uses one query. */
export async function quietMembers(tx: Tx, communityId: string, now: Date): Promise<QuietMember[]> {
  const found = await read(tx, and(eq(cases.communityId, communityId), isNotNull(cases.stage)));
  return found.filter((it) => isShown(it, now));
}

/** Returns the cases that the user has claimed and, if they organize a community, its quiet members. Uses one query. */
export async function quietOnHome(
  tx: Tx,
  { userId, organizes, now }: { userId: string; organizes: string | undefined; now: Date },
): Promise<{ claimed: QuietMember[]; quiet: QuietMember[] }> {
  const isOpen = or(isNotNull(cases.stage), gt(claims.at, new Date(now.getTime() - CLAIMED_FOR_MS)));
  const isTheirs = and(eq(claims.userId, userId), isNull(claims.outcome), isOpen);
  const isQuiet = organizes ? and(eq(cases.communityId, organizes), isNotNull(cases.stage)) : undefined;
  const found = await read(tx, or(isTheirs, isQuiet));
  return {
    claimed: found.filter((it) => it.claim?.userId === userId && !it.claim.outcome),
    quiet: found.filter((it) => it.nudgeCase.communityId === organizes && it.nudgeCase.stage && isShown(it, now)),
  };
}

const by = alias(people, 'claimed_by');
const asked = alias(people, 'asked');

/** Leaves out members who came back since they were last evaluated. */
async function read(tx: Tx, where: SQL | undefined): Promise<QuietMember[]> {
  const found = await tx
    .select({
      nudgeCase: cases,
      name: people.name,
      lastActive: lastActiveDayOf(cases.communityId, cases.userId),
      claim: claims,
      claimedBy: by.name,
      askedName: asked.name,
    })
    .from(cases)
    .innerJoin(people, eq(people.userId, cases.userId))
    .leftJoin(claims, and(eq(claims.roundId, cases.id), isHeld))
    .leftJoin(by, eq(by.userId, claims.userId))
    .leftJoin(asked, eq(asked.userId, cases.askedId))
    .where(and(isNotNull(cases.lookAt), where))
    .orderBy(asc(cases.stageAt), asc(cases.quietSince), asc(people.name));
  return found.filter(
    ({ nudgeCase, lastActive }) => !nudgeCase.stage || !hasReturned({ nudgeCase, lastActive: lastActive ?? undefined }),
  );
}

/** Hides members of the comparison group for a week, so that organizers leave them alone until the result is known. */
function isShown({ nudgeCase: { heldOut, stageAt } }: QuietMember, now: Date): boolean {
  return !heldOut || (stageAt !== null && now.getTime() - stageAt.getTime() >= WEEK);
}

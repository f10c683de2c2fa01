import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { members, people } from '../../../core/schema.js';
import { hasFinished } from '../domain/progress.js';
import { togetherOf } from '../domain/together.js';
import { participants } from '../schema/taking-part.js';
import type { SummedUp } from '../views/summary.js';
import type { Challenge } from './challenges.js';
import { type Standing, standingsIn } from './progress.js';

const MOST_HIGHLIGHTS = 2;

/** Returns what came of a challenge. Only members are named, and only if they agreed. */
export async function resultsOf(tx: Tx, challenge: Challenge): Promise<SummedUp> {
  const standings = await standingsIn(tx, challenge);
  const finishers = finishersAmong(standings);
  const named = finishers.flatMap(({ userId, isNamed }) => (isNamed && userId ? [userId] : []));
  const names = named.length > 0 ? (await membersOf(tx, challenge.communityId, named)).map(({ name }) => name) : [];
  return {
    ...togetherOf(challenge, standings),
    challenge,
    finishers: names.sort((a, b) => a.localeCompare(b, 'en')),
    highlights: await highlightsOf(tx, challenge),
  };
}

/** Returns those who reached their own target, and didn't leave. */
export function finishersAmong(standings: readonly Standing[]): Standing[] {
  return standings.filter(({ done, target, leftAt }) => leftAt === null && hasFinished(done, target));
}

/** Returns the lines that members agreed to share, the first ones first. */
async function highlightsOf(tx: Tx, { id, communityId }: Challenge): Promise<{ line: string; name: string }[]> {
  const rows = await tx
    .select({ line: participants.line, name: people.name })
    .from(participants)
    .innerJoin(people, eq(people.userId, participants.userId))
    .innerJoin(
      members,
      and(eq(members.userId, participants.userId), eq(members.communityId, communityId), isNull(members.leftAt)),
    )
    .where(and(eq(participants.challengeId, id), eq(participants.sharesLine, true), isNotNull(participants.line)))
    .orderBy(asc(participants.reflectedAt), asc(participants.id))
    .limit(MOST_HIGHLIGHTS);
  return rows.flatMap(({ line, name }) => (line ? [{ line, name }] : []));
}

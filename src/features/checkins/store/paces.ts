import { and, desc, eq, inArray, isNotNull, or } from 'drizzle-orm';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { PAUSED_AFTER, type Pace, paceAfter, unansweredDays } from '../domain/pace.js';
import { occurrences, paces } from '../schema.js';

/** Enough to find `PAUSED_AFTER` unanswered days, for a member of ten communities. */
const MAX_RECENT = 10 * PAUSED_AFTER;

export interface MemberPace {
  readonly pace: Pace;
  /** The occurrence that was asked last; undefined if none was. Identifies the message about a pause. */
  readonly lastAsked: string | undefined;
  /** True if they were told that nobody asks them any more. */
  readonly isPaused: boolean;
}

/** Returns how often this person is asked at `now`, given their responses in all their communities and their choice. */
export async function paceOf(
  tx: Tx,
  { userId }: Person,
  { communities, keepAsking, now }: { communities: readonly Community[]; keepAsking: boolean; now: Date },
): Promise<MemberPace> {
  const theirs = inArray(
    occurrences.communityId,
    communities.map((it) => it.id),
  );
  const newestFirst = await tx
    .select()
    .from(occurrences)
    .where(
      and(theirs, eq(occurrences.userId, userId), or(isNotNull(occurrences.askedAt), isNotNull(occurrences.outcome))),
    )
    .orderBy(desc(occurrences.opensAt))
    .limit(MAX_RECENT);
  const [row] = await tx.select().from(paces).where(eq(paces.userId, userId));
  const unanswered = unansweredDays(newestFirst, row?.countedFrom ?? null, now);
  const isPaused = Boolean(row?.pausedAfter);
  return {
    pace: keepAsking ? 'usual' : paceAfter(unanswered, isPaused),
    isPaused,
    lastAsked: newestFirst.find((it) => it.askedAt)?.id,
  };
}

/** Records that the person was told of the pause, in the message that this occurrence identifies. */
export async function startPause(
  tx: Tx,
  { workspaceId, userId }: Pick<Person, 'workspaceId' | 'userId'>,
  pausedAfter: string,
): Promise<void> {
  await tx
    .insert(paces)
    .values({ workspaceId, userId, pausedAfter })
    .onConflictDoUpdate({ target: [paces.workspaceId, paces.userId], set: { pausedAfter } });
}

/** Ends the pause. Returns the occurrence that identifies the message about it; undefined if there was no pause. */
export async function endPause(tx: Tx, userId: string): Promise<string | undefined> {
  const [row] = await tx.select().from(paces).where(eq(paces.userId, userId)).for('update');
  if (!row?.pausedAfter) return undefined;
  await tx.update(paces).set({ pausedAfter: null }).where(eq(paces.userId, userId));
  return row.pausedAfter;
}

/** Lets the person be asked as usual: check-ins that were asked before `now` no longer count as unanswered. */
export async function countFrom(
  tx: Tx,
  { workspaceId, userId }: Pick<Person, 'workspaceId' | 'userId'>,
  now: Date,
): Promise<void> {
  await tx
    .insert(paces)
    .values({ workspaceId, userId, countedFrom: now })
    .onConflictDoUpdate({ target: [paces.workspaceId, paces.userId], set: { countedFrom: now } });
}

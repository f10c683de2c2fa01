import { and, asc, desc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { WEEK } from '../../../core/durations.js';
import { members, people } from '../../../core/schema.js';
import { OPEN } from '../domain/plan.js';
import type { Logged } from '../domain/progress.js';
import { challenges } from '../schema/challenges.js';
import { cheers, logs, participants } from '../schema/taking-part.js';
import type { Challenge } from './challenges.js';
import type { Participant } from './participants.js';

/** The time for which Home shows the results of a challenge. */
const RESULTS_MS = WEEK;

/** A challenge, for the Home of one person. */
export interface OnHome {
  readonly challenge: Challenge;
  /** How the person takes part; null if they don't. */
  readonly own: Participant | null;
  /** Their logs. */
  readonly logs: readonly Logged[];
  /** The progress of all together. */
  readonly done: number;
  /** The personal targets of those who take part now. */
  readonly targets: readonly number[];
  /** The names of those who cheered for what the person logged, until they have seen it. */
  readonly cheeredBy: readonly string[];
  /** The number of challenges of the community that are over. */
  readonly ended: number;
  /** True for the challenge that ended last, if that was longer ago than Home shows results. */
  readonly isPast: boolean;
}

/**
 * Returns the challenges of a community that are open, those that were until a week ago or ended last, and those that wait
 * for an approval if they are wanted. Uses one query.
 */
export async function forHome(
  tx: Tx,
  communityId: string,
  userId: string,
  { now, withProposed }: { now: Date; withProposed: boolean },
): Promise<OnHome[]> {
  const since = new Date(now.getTime() - RESULTS_MS);
  const over = and(eq(challenges.communityId, communityId), eq(challenges.state, 'ended'));
  const last = tx.select({ id: challenges.id }).from(challenges).where(over).orderBy(desc(challenges.endedAt)).limit(1);
  const isRecent = or(and(eq(challenges.state, 'ended'), gt(challenges.endedAt, since)), eq(challenges.id, last));
  const rows = await tx
    .select({
      challenge: challenges,
      own: participants,
      logs: ownLogs(),
      done: sql<number>`(${groupProgress()})`.mapWith(Number),
      targets: targetsNow(),
      cheeredBy: cheeredBy(userId),
      ended: tx.$count(challenges, over),
    })
    .from(challenges)
    .leftJoin(
      participants,
      and(
        eq(participants.workspaceId, challenges.workspaceId),
        eq(participants.challengeId, challenges.id),
        eq(participants.userId, userId),
        isNull(participants.leftAt),
      ),
    )
    .where(
      and(
        eq(challenges.communityId, communityId),
        or(inArray(challenges.state, withProposed ? [...OPEN, 'proposed'] : [...OPEN]), isRecent),
      ),
    )
    .orderBy(asc(challenges.lastDay), asc(challenges.createdAt), asc(challenges.id));
  return rows.map((it) => ({
    ...it,
    logs: it.logs ?? [],
    targets: it.targets ?? [],
    cheeredBy: it.cheeredBy ?? [],
    isPast: it.challenge.endedAt !== null && it.challenge.endedAt <= since,
  }));
}

const ofChallenge = sql`${logs.workspaceId} = ${challenges.workspaceId} and ${logs.challengeId} = ${challenges.id}
  and ${logs.undoneAt} is null`;

/** The sum of `progressOf` over all who ever took part. */
function groupProgress(): SQL {
  const week = sql`(${logs.day} - ${challenges.firstDay}) / 7`;
  return sql`select case
      when ${challenges.measure} <> 'days' then coalesce(sum(${logs.amount}), 0)
      when ${challenges.rhythm} = 'weekly' then count(distinct (${logs.participantId}, ${week}))
      else count(distinct (${logs.participantId}, ${logs.day})) end
    from ${logs} where ${ofChallenge}`;
}

function ownLogs(): SQL<readonly Logged[] | null> {
  return sql`(select json_agg(json_build_object('day', ${logs.day}, 'amount', ${logs.amount})) from ${logs}
    where ${ofChallenge} and ${logs.participantId} = ${participants.id})`;
}

function targetsNow(): SQL<readonly number[] | null> {
  const all = sql.raw('taking');
  return sql`(select json_agg(${all}.target) from ${participants} as ${all}
    where ${all}.workspace_id = ${challenges.workspaceId} and ${all}.challenge_id = ${challenges.id}
    and ${all}.left_at is null)`;
}

function cheeredBy(userId: string): SQL<readonly string[] | null> {
  return sql`(select json_agg(distinct ${people.name}) from ${cheers}
    join ${logs} on ${logs.workspaceId} = ${cheers.workspaceId} and ${logs.id} = ${cheers.logId}
    join ${people} on ${people.workspaceId} = ${cheers.workspaceId} and ${people.userId} = ${cheers.fromUser}
    join ${members} on ${members.workspaceId} = ${cheers.workspaceId} and ${members.userId} = ${cheers.fromUser}
      and ${members.communityId} = ${challenges.communityId} and ${members.leftAt} is null
    where ${cheers.workspaceId} = ${challenges.workspaceId} and ${cheers.challengeId} = ${challenges.id}
    and ${cheers.seenAt} is null and ${logs.undoneAt} is null and ${logs.userId} = ${userId})`;
}

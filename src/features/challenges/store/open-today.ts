import { and, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { isOnIn } from '../../../core/feature-switches.js';
import { challengesSwitch } from '../contracts.js';
import { OPEN } from '../domain/plan.js';
import { challenges } from '../schema/challenges.js';
import { logs, participants } from '../schema/taking-part.js';
import type { Part } from './taking-part.js';

/**
 * Returns the challenges in which a member has not logged anything for this day, or for its week if the rhythm is weekly,
 * the one that ends first first. Leaves out those that count an amount, which a tick can't tell, and those that they pause.
 */
export async function openOn(
  tx: Tx,
  communityId: string,
  userId: string,
  day: Day,
): Promise<Omit<Part, 'community'>[]> {
  const weekOf = (it: typeof logs.day | Day) => sql`(${it}::date - ${challenges.firstDay}) / 7`;
  const isSame = sql`case when ${challenges.rhythm} = 'weekly' then ${weekOf(logs.day)} = ${weekOf(day)} else ${logs.day} = ${day}::date end`;
  const logged = sql`exists (select 1 from ${logs} where ${and(
    eq(logs.workspaceId, challenges.workspaceId),
    eq(logs.challengeId, challenges.id),
    eq(logs.participantId, participants.id),
    isNull(logs.undoneAt),
    isSame,
  )})`;
  return tx
    .select({ challenge: getTableColumns(challenges), own: getTableColumns(participants) })
    .from(participants)
    .innerJoin(
      challenges,
      and(eq(challenges.workspaceId, participants.workspaceId), eq(challenges.id, participants.challengeId)),
    )
    .where(
      and(
        eq(participants.userId, userId),
        isNull(participants.leftAt),
        isNull(participants.pausedAt),
        eq(challenges.communityId, communityId),
        inArray(challenges.state, [...OPEN]),
        inArray(challenges.measure, ['days', 'count']),
        isOnIn(challengesSwitch, challenges),
        sql`not ${logged}`,
      ),
    )
    .orderBy(challenges.lastDay, challenges.id);
}

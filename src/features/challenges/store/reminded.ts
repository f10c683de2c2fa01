import { and, eq, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Day } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { OPEN } from '../domain/plan.js';
import { challenges } from '../schema/challenges.js';
import { logs, participants } from '../schema/taking-part.js';
import type { Challenge } from './challenges.js';
import type { Participant } from './participants.js';
import { progressSql } from './progress.js';

/** A participant with their challenge. */
export interface Reminded {
  readonly participant: Participant;
  readonly challenge: Challenge;
}

async function remindedWhere(tx: Tx, where: SQL | undefined): Promise<Reminded[]> {
  return tx
    .select({ participant: participants, challenge: challenges })
    .from(participants)
    .innerJoin(challenges, eq(challenges.id, participants.challengeId))
    .where(where)
    .orderBy(participants.joinedAt, participants.id);
}

export async function remindedById(tx: Tx, participantId: string): Promise<Reminded | undefined> {
  return (await remindedWhere(tx, eq(participants.id, participantId)))[0];
}

/** Returns those of a person who were reminded after `since`, or are to be reminded until `until`. */
export async function remindersOf(tx: Tx, userId: string, since: Date, until: Date): Promise<Reminded[]> {
  const isNear = or(sql`${participants.remindedAt} > ${since.toISOString()}`, lte(participants.remindAt, until));
  return remindedWhere(tx, and(eq(participants.userId, userId), isNear));
}

/** Returns those of these people who want to be reminded at a time in an open challenge of the community. */
export async function atATime(tx: Tx, communityId: string, userIds: readonly string[]): Promise<Reminded[]> {
  if (userIds.length === 0) return [];
  return remindedWhere(
    tx,
    and(
      eq(challenges.communityId, communityId),
      inArray(challenges.state, [...OPEN]),
      inArray(participants.userId, [...userIds]),
      eq(participants.reminder, 'time'),
      isNull(participants.leftAt),
    ),
  );
}

/** Returns the ids of the participants whose reminder has buttons although it is settled. */
export async function settledReminders(tx: Tx, { id, state }: Challenge): Promise<string[]> {
  const hasLogged = sql`exists (select 1 from ${logs} where ${logs.workspaceId} = ${participants.workspaceId}
    and ${logs.challengeId} = ${participants.challengeId} and ${logs.participantId} = ${participants.id}
    and ${logs.undoneAt} is null and ${logs.loggedAt} >= ${participants.remindedAt})`;
  const { leftAt, pausedAt, reminder } = participants;
  const isSettled = OPEN.includes(state)
    ? or(isNotNull(leftAt), isNotNull(pausedAt), sql`${reminder} <> 'time'`, hasLogged)
    : undefined;
  const rows = await tx
    .select({ id: participants.id })
    .from(participants)
    .where(and(eq(participants.challengeId, id), eq(participants.isReminderOpen, true), isSettled));
  return rows.map((row) => row.id);
}

/** Returns the progress of a participant, and the latest day that they logged. */
export async function progressIn(
  tx: Tx,
  { participant, challenge }: Reminded,
): Promise<{ done: number; latest: Day | undefined }> {
  const [row] = await tx
    .select({ done: progressSql(challenge).mapWith(Number), latest: sql<Day | null>`max(${logs.day})::text` })
    .from(logs)
    .where(and(eq(logs.challengeId, challenge.id), eq(logs.participantId, participant.id), isNull(logs.undoneAt)));
  return { done: row?.done ?? 0, latest: row?.latest ?? undefined };
}

/** Records the next reminder of a participant, and the one that was sent, unless another worker did or they changed it. */
export async function planReminder(
  tx: Tx,
  { id, remindAt: planned }: Participant,
  change: Partial<Pick<Participant, 'remindAt' | 'remindedAt' | 'isReminderOpen'>>,
): Promise<void> {
  const isUnchanged = planned ? eq(participants.remindAt, planned) : isNull(participants.remindAt);
  await tx
    .update(participants)
    .set(change)
    .where(and(eq(participants.id, id), isUnchanged));
}

import { and, eq, isNull, sql } from 'drizzle-orm';
import { addDays, startOfDay } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { targetsByDay } from '../domain/managing.js';
import { participants } from '../schema/taking-part.js';
import type { Challenge } from './challenges.js';
import { smallestTeam, teamFor } from './teams.js';

export type Participant = typeof participants.$inferSelect;
export type NewParticipant = typeof participants.$inferInsert;

/**
 * Makes a member take part, and returns how they do. Those who left and come back keep their target, their team and what they
 * logged; others join the team into which they were put, or else the smallest.
 */
export async function join(tx: Tx, row: NewParticipant & { userId: string }): Promise<Participant> {
  const { reminder, reminderTime, remindAt, isNamed } = row;
  const { challengeId, userId } = row;
  const teamId = row.teamId ?? (await teamFor(tx, challengeId, userId)) ?? (await smallestTeam(tx, challengeId));
  const [joined] = await tx
    .insert(participants)
    .values({ ...row, teamId })
    .onConflictDoUpdate({
      target: [participants.workspaceId, participants.challengeId, participants.userId],
      set: { leftAt: null, pausedAt: null, reminder, reminderTime, remindAt, isNamed },
    })
    .returning();
  if (!joined) throw new Error('A member joined a challenge and was not returned.');
  return joined;
}

/** Returns how a member takes part, also after they left; undefined if they never joined. */
export async function participantIn(tx: Tx, challengeId: string, userId: string): Promise<Participant | undefined> {
  return (
    await tx
      .select()
      .from(participants)
      .where(and(eq(participants.challengeId, challengeId), eq(participants.userId, userId)))
  )[0];
}

export async function participantById(tx: Tx, id: string): Promise<Participant | undefined> {
  return (await tx.select().from(participants).where(eq(participants.id, id)))[0];
}

/** Returns those who take part now, in the order in which they joined. */
export async function participantsOf(tx: Tx, challengeId: string): Promise<Participant[]> {
  return tx
    .select()
    .from(participants)
    .where(and(eq(participants.challengeId, challengeId), isNull(participants.leftAt)))
    .orderBy(participants.joinedAt, participants.id);
}

export async function changeParticipant(tx: Tx, id: string, change: Partial<NewParticipant>): Promise<void> {
  await tx.update(participants).set(change).where(eq(participants.id, id));
}

/**
 * Lowers the targets of all who ever joined to what they would have from the changed challenge, by the day on which they joined
 * in its zone. Those who left have it when they come back. Never raises one.
 */
export async function lowerTargets(tx: Tx, challenge: Challenge): Promise<void> {
  const { id, zone, firstDay } = challenge;
  const byDay = targetsByDay(challenge);
  const starts = byDay.map(({ day }) => (day === firstDay ? '-infinity' : startOfDay(day, zone)));
  const ends = byDay.map(({ day }) => startOfDay(addDays(day, 1), zone));
  const targets = byDay.map(({ target }) => target);
  await tx.execute(sql`update ${participants} set target = lowered.target
    from unnest(${sql.param(starts)}::timestamptz[], ${sql.param(ends)}::timestamptz[], ${sql.param(targets)}::numeric[])
      as lowered (starts_at, ends_at, target)
    where ${participants.challengeId} = ${id} and lowered.target < ${participants.target}
      and ${participants.joinedAt} >= starts_at and ${participants.joinedAt} < ends_at`);
}

/** Gives all who ever joined the full target, since a challenge that was moved begins for all of them on its first day. */
export async function restoreTargets(tx: Tx, { id, target }: Challenge): Promise<void> {
  await tx.update(participants).set({ target }).where(eq(participants.challengeId, id));
}

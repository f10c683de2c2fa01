import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { participants } from '../schema/taking-part.js';
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

import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import type { Own } from '../domain/own-times.js';
import { occurrences, participants } from '../schema.js';
import type { Occurrence } from './occurrences.js';

/** Saves what a member chose for a programme in which they take part. */
export async function saveOwn(tx: Tx, programmeId: string, userId: string, own: Own): Promise<void> {
  await tx
    .update(participants)
    .set(own)
    .where(and(eq(participants.programmeId, programmeId), eq(participants.userId, userId)));
}

/** Returns the member's check-ins of a programme that they were asked and whose reminder is to come. */
export async function toRemind(tx: Tx, programmeId: string, userId: string): Promise<Occurrence[]> {
  const { askedAt, dueAt, outcome } = occurrences;
  const theirs = and(eq(occurrences.programmeId, programmeId), eq(occurrences.userId, userId));
  return tx
    .select()
    .from(occurrences)
    .where(and(theirs, isNotNull(askedAt), isNotNull(dueAt), isNull(outcome)));
}

/** Moves the reminder of a check-in; null if it gets none. */
export async function moveReminder(tx: Tx, id: string, remindAt: Date | null): Promise<void> {
  const change = remindAt ? { remindAt, dueAt: remindAt } : { dueAt: null };
  await tx.update(occurrences).set(change).where(eq(occurrences.id, id));
}

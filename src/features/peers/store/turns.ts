import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { type FeatureSwitch, isOnIn } from '../../../core/feature-switches.js';
import { people } from '../../../core/schema.js';
import { sharedCheckins, turns } from '../schema.js';

export type Turn = typeof turns.$inferSelect;

export async function turnsOf(tx: Tx, checkinId: string): Promise<Turn[]> {
  return tx.select().from(turns).where(eq(turns.checkinId, checkinId));
}

/** Makes all others who give something in this workspace wait until the transaction ends. */
export async function lockTurns(tx: Tx, workspaceId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`peers ${workspaceId}`}, 0))`);
}

export async function addTurn(tx: Tx, turn: Omit<Turn, 'id' | 'endedAt'>): Promise<void> {
  await tx.insert(turns).values(turn);
}

/** A turn that ended. */
export interface Ended extends Pick<Turn, 'peerId'> {
  readonly programmeId: string;
}

const ended = {
  peerId: turns.peerId,
  programmeId: sql<string>`(select programme_id from ${sharedCheckins} where ${eq(sharedCheckins.id, turns.checkinId)})`,
};

/** Ends the turns to answer these check-ins. Returns those that it ended. */
export async function endTurns(tx: Tx, checkinIds: readonly string[], now: Date): Promise<Ended[]> {
  if (checkinIds.length === 0) return [];
  return tx
    .update(turns)
    .set({ endedAt: now })
    .where(and(inArray(turns.checkinId, [...checkinIds]), isNull(turns.endedAt)))
    .returning(ended);
}

/** Returns the id of the check-in that this person is asked to answer. */
export async function heldCheckin(tx: Tx, peerId: string): Promise<string | undefined> {
  const isHeld = and(eq(turns.peerId, peerId), isNull(turns.endedAt));
  return (await tx.select({ id: turns.checkinId }).from(turns).where(isHeld))[0]?.id;
}

/** Ends everything that is held in a community, and gives nothing of it again. Returns what was held. */
export async function endAllIn(tx: Tx, communityId: string, now: Date): Promise<Ended[]> {
  const rows = await tx
    .update(sharedCheckins)
    .set({ lookAt: null })
    .where(and(eq(sharedCheckins.communityId, communityId), sql`${sharedCheckins.lookAt} is not null`))
    .returning({ id: sharedCheckins.id });
  return endTurns(
    tx,
    rows.map(({ id }) => id),
    now,
  );
}

/** Makes what these people hold in a community due, so that it is given to others. */
export async function lookAtHeldBy(tx: Tx, communityId: string, peerIds: readonly string[], now: Date): Promise<void> {
  if (peerIds.length === 0) return;
  const held = tx
    .select({ id: turns.checkinId })
    .from(turns)
    .where(and(inArray(turns.peerId, [...peerIds]), isNull(turns.endedAt)));
  await tx
    .update(sharedCheckins)
    .set({ lookAt: now })
    .where(and(eq(sharedCheckins.communityId, communityId), inArray(sharedCheckins.id, held)));
}

/** Returns a turn with the place of its check-in; undefined if it is gone. */
export async function turnById(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      turn: turns,
      communityId: sharedCheckins.communityId,
      programmeId: sharedCheckins.programmeId,
    })
    .from(turns)
    .innerJoin(sharedCheckins, eq(sharedCheckins.id, turns.checkinId))
    .where(eq(turns.id, id));
  return row;
}

/** A check-in that a person is asked to answer, with its place in Slack. */
export interface Held {
  readonly turnId: string;
  readonly checkinId: string;
  /** The name of its author. */
  readonly name: string;
  readonly channelId: string;
  readonly ts: string;
  readonly threadTs: string;
}

/** Returns what this person is asked to answer now, in this community, where the feature is on; undefined if it is nothing. */
export async function heldBy(
  tx: Tx,
  it: { peerId: string; communityId: string; programmeId?: string; now: Date; by: FeatureSwitch },
): Promise<Held | undefined> {
  const [held] = await tx
    .select({
      turnId: turns.id,
      checkinId: sharedCheckins.id,
      name: people.name,
      channelId: sharedCheckins.channelId,
      ts: sharedCheckins.ts,
      threadTs: sharedCheckins.threadTs,
    })
    .from(turns)
    .innerJoin(sharedCheckins, eq(sharedCheckins.id, turns.checkinId))
    .innerJoin(people, eq(people.userId, sharedCheckins.authorId))
    .where(
      and(
        eq(turns.peerId, it.peerId),
        isNull(turns.endedAt),
        gt(turns.until, it.now),
        eq(sharedCheckins.communityId, it.communityId),
        it.programmeId === undefined ? undefined : eq(sharedCheckins.programmeId, it.programmeId),
        isOnIn(it.by, sharedCheckins),
      ),
    );
  return held;
}

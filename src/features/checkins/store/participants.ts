import { and, eq, isNull, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../../core/database/database.js';
import { isOneOf, prepared } from '../../../core/database/prepared.js';
import { programmes } from '../../../core/programme-schema.js';
import { inOrder, type Programme } from '../../../core/programmes.js';
import { communities, members } from '../../../core/schema.js';
import { circleMembers, circles } from '../schema/circles.js';
import { participants } from '../schema.js';

export type Participant = typeof participants.$inferSelect;

const takingPart = prepared(['programmeId', 'userIds'], (tx, { programmeId, userIds }) =>
  tx
    .select()
    .from(participants)
    .where(
      and(
        eq(participants.programmeId, programmeId),
        isOneOf(participants.userId, userIds),
        isNull(participants.stoppedAt),
      ),
    ),
);

/** Returns those of these people who take part in a programme, also if they have left the community’s channel. */
export async function participantsAmong(
  tx: Tx,
  programmeId: string,
  userIds: readonly string[],
): Promise<Participant[]> {
  return takingPart(tx, { programmeId, userIds });
}

/** Returns true if this person takes part in the programme. */
export async function takesPart(tx: Tx, programmeId: string, userId: string): Promise<boolean> {
  return (await participantsAmong(tx, programmeId, [userId])).length > 0;
}

/** Returns the open programmes of a community that this person takes part in, the first one first. */
export async function programmesWith(tx: Tx, communityId: string, userId: string): Promise<Programme[]> {
  const rows = await tx
    .select({ programme: programmes })
    .from(programmes)
    .innerJoin(participants, and(eq(participants.programmeId, programmes.id), isNull(participants.stoppedAt)))
    .where(and(eq(programmes.communityId, communityId), isNull(programmes.closedAt), eq(participants.userId, userId)))
    .orderBy(...inOrder);
  return rows.map(({ programme }) => programme);
}

/** Returns true if this person takes part in a programme of the community. */
export async function takesPartInAny(tx: Tx, communityId: string, userId: string): Promise<boolean> {
  return (await programmesWith(tx, communityId, userId)).length > 0;
}

/** An SQL expression that is true if this person takes part in the programme. */
export function takesPartIn(programmeId: SQL | AnyPgColumn, userId: string | AnyPgColumn | Placeholder) {
  return sql<boolean>`exists (select 1 from ${participants} where ${and(
    eq(participants.programmeId, programmeId),
    eq(participants.userId, userId),
    isNull(participants.stoppedAt),
  )})`;
}

/** A programme in a community of a person, and whether they take part in it. */
export interface Participation {
  readonly communityId: string;
  readonly programmeId: string;
  readonly name: string;
  /** The programme's name, which may be empty; undefined if it is the only one of its community. */
  readonly programme: string | undefined;
  readonly takesPart: boolean;
  /** The number of their circle; null without one. */
  readonly circle: number | null;
}

/** Returns the open programmes of the communities that the person is a member of, the community joined first first. */
export async function participationsOf(tx: Tx, userId: string): Promise<Participation[]> {
  const rows = await tx
    .select({
      communityId: communities.id,
      programmeId: programmes.id,
      name: communities.name,
      programme: programmes.name,
      takesPart: sql<boolean>`${participants.userId} is not null`,
      circle: circles.number,
    })
    .from(members)
    .innerJoin(communities, eq(communities.id, members.communityId))
    .innerJoin(programmes, and(eq(programmes.communityId, communities.id), isNull(programmes.closedAt)))
    .leftJoin(
      participants,
      and(
        eq(participants.programmeId, programmes.id),
        eq(participants.userId, members.userId),
        isNull(participants.stoppedAt),
      ),
    )
    .leftJoin(
      circleMembers,
      and(
        eq(circleMembers.programmeId, programmes.id),
        eq(circleMembers.userId, participants.userId),
        isNull(circleMembers.untilDay),
      ),
    )
    .leftJoin(circles, eq(circles.id, circleMembers.circleId))
    .where(and(eq(members.userId, userId), isNull(members.leftAt)))
    .orderBy(members.joinedAt, communities.name, ...inOrder);
  const isOneOfSeveral = (it: { communityId: string }) =>
    rows.filter(({ communityId }) => communityId === it.communityId).length > 1;
  return rows.map((row) => ({ ...row, programme: isOneOfSeveral(row) ? row.programme : undefined }));
}

/** Enrols these people, except those who take part already or who stopped. */
export async function enrol(
  tx: Tx,
  rows: readonly Omit<Participant, 'stoppedAt' | 'ownTime' | 'remindHours'>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(participants)
      .values([...rows])
      .onConflictDoNothing();
}

type Place = Pick<Programme, 'workspaceId' | 'id'>;

/** Records that the person chose not to take part, unless they do, so that they are not enrolled. They can still join. */
export async function keepOut(
  tx: Tx,
  { workspaceId, id: programmeId }: Place,
  userId: string,
  now: Date,
): Promise<void> {
  await tx
    .insert(participants)
    .values({ workspaceId, programmeId, userId, since: now, askedFrom: now, stoppedAt: now })
    .onConflictDoNothing();
}

/** Lets the person take part, in check-ins that open after `askedFrom`. Returns false if they did already. */
export async function join(
  tx: Tx,
  { workspaceId, id: programmeId }: Place,
  userId: string,
  it: { readonly now: Date; readonly askedFrom: Date },
): Promise<boolean> {
  const row = { since: it.now, askedFrom: it.askedFrom, stoppedAt: null };
  const joined = await tx
    .insert(participants)
    .values({ workspaceId, programmeId, userId, ...row })
    .onConflictDoUpdate({
      target: [participants.workspaceId, participants.programmeId, participants.userId],
      set: row,
      setWhere: sql`${participants.stoppedAt} is not null`,
    })
    .returning({ userId: participants.userId });
  return joined.length > 0;
}

/** Records that the person stopped taking part. Returns false if they did not take part. */
export async function stop(tx: Tx, programmeId: string, userId: string, now: Date): Promise<boolean> {
  const stopped = await tx
    .update(participants)
    .set({ stoppedAt: now })
    .where(
      and(eq(participants.programmeId, programmeId), eq(participants.userId, userId), isNull(participants.stoppedAt)),
    )
    .returning({ userId: participants.userId });
  return stopped.length > 0;
}

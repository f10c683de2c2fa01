import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { communities, members } from '../../../core/schema.js';
import { participants, programmes } from '../schema.js';

export type Participant = typeof participants.$inferSelect;

/** Returns the id of the programme of a community. For now each has one. */
export function programmeOf({ id }: Pick<Community, 'id'>): string {
  return id;
}

/** Makes sure that the programme of a community exists. */
export async function ensureProgramme(tx: Tx, community: Pick<Community, 'workspaceId' | 'id'>): Promise<void> {
  const { workspaceId, id: communityId } = community;
  await tx
    .insert(programmes)
    .values({ workspaceId, communityId, id: programmeOf(community) })
    .onConflictDoNothing();
}

/** Returns those of these people who take part in the check-ins of a community, also if they have left its channel. */
export async function participantsAmong(
  tx: Tx,
  community: Pick<Community, 'id'>,
  userIds: readonly string[],
): Promise<Participant[]> {
  return tx
    .select()
    .from(participants)
    .where(
      and(
        eq(participants.programmeId, programmeOf(community)),
        inArray(participants.userId, [...userIds]),
        isNull(participants.stoppedAt),
      ),
    );
}

/** Returns true if this person takes part in the check-ins of the community. */
export async function takesPart(tx: Tx, community: Pick<Community, 'id'>, userId: string): Promise<boolean> {
  return (await participantsAmong(tx, community, [userId])).length > 0;
}

/** An SQL expression that is true if this person takes part in the check-ins of the community. */
export function takesPartIn(community: Pick<Community, 'id'>, userId: string) {
  return sql<boolean>`exists (select 1 from ${participants} where ${and(
    eq(participants.programmeId, programmeOf(community)),
    eq(participants.userId, userId),
    isNull(participants.stoppedAt),
  )})`;
}

/** A community of a person, and whether they take part in its check-ins. */
export interface Participation {
  readonly communityId: string;
  readonly name: string;
  readonly takesPart: boolean;
}

/** Returns the communities that the person is a member of, the one joined first first. */
export async function participationsOf(tx: Tx, userId: string): Promise<Participation[]> {
  return tx
    .select({
      communityId: communities.id,
      name: communities.name,
      takesPart: sql<boolean>`${participants.userId} is not null`,
    })
    .from(members)
    .innerJoin(communities, eq(communities.id, members.communityId))
    .leftJoin(programmes, eq(programmes.communityId, communities.id))
    .leftJoin(
      participants,
      and(
        eq(participants.programmeId, programmes.id),
        eq(participants.userId, members.userId),
        isNull(participants.stoppedAt),
      ),
    )
    .where(and(eq(members.userId, userId), isNull(members.leftAt)))
    .orderBy(members.joinedAt, communities.name);
}

/** Enrols these people, except those who take part already or who stopped. */
export async function enrol(tx: Tx, rows: readonly Omit<Participant, 'stoppedAt'>[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(participants)
      .values([...rows])
      .onConflictDoNothing();
}

/** Records that the person chose not to take part, unless they do, so that they are not enrolled. They can still join. */
export async function keepOut(
  tx: Tx,
  community: Pick<Community, 'workspaceId' | 'id'>,
  userId: string,
  now: Date,
): Promise<void> {
  await ensureProgramme(tx, community);
  const { workspaceId } = community;
  await tx
    .insert(participants)
    .values({ workspaceId, programmeId: programmeOf(community), userId, since: now, askedFrom: now, stoppedAt: now })
    .onConflictDoNothing();
}

/** Lets the person take part, in check-ins that open after `askedFrom`. Returns false if they did already. */
export async function join(
  tx: Tx,
  community: Pick<Community, 'workspaceId' | 'id'>,
  userId: string,
  it: { readonly now: Date; readonly askedFrom: Date },
): Promise<boolean> {
  await ensureProgramme(tx, community);
  const { workspaceId } = community;
  const row = { since: it.now, askedFrom: it.askedFrom, stoppedAt: null };
  const joined = await tx
    .insert(participants)
    .values({ workspaceId, programmeId: programmeOf(community), userId, ...row })
    .onConflictDoUpdate({
      target: [participants.workspaceId, participants.programmeId, participants.userId],
      set: row,
      setWhere: sql`${participants.stoppedAt} is not null`,
    })
    .returning({ userId: participants.userId });
  return joined.length > 0;
}

/** Records that the person stopped taking part. Returns false if they did not take part. */
export async function stop(tx: Tx, community: Pick<Community, 'id'>, userId: string, now: Date): Promise<boolean> {
  const stopped = await tx
    .update(participants)
    .set({ stoppedAt: now })
    .where(
      and(
        eq(participants.programmeId, programmeOf(community)),
        eq(participants.userId, userId),
        isNull(participants.stoppedAt),
      ),
    )
    .returning({ userId: participants.userId });
  return stopped.length > 0;
}

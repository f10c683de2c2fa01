import { and, eq, inArray, isNull, lt, notInArray, sql } from 'drizzle-orm';
import type { Community } from '../../core/communities.js';
import type { Tx } from '../../core/database/database.js';
import { communities, members, people } from '../../core/schema.js';

export type Purpose = Pick<Community, 'problem' | 'audience' | 'outcome'>;
export type RhythmRow = Pick<
  Community,
  'checkinDays' | 'checkinTime' | 'checkinDeadline' | 'fixedZone' | 'rhythmSince'
>;

/** Throws a duplicate error when the channel is home to a community already. */
export async function createCommunity(
  tx: Tx,
  row: Purpose & RhythmRow & Pick<Community, 'workspaceId' | 'channelId' | 'name' | 'createdBy' | 'createdAt'>,
): Promise<Community> {
  const [created] = await tx.insert(communities).values(row).returning();
  if (!created) throw new Error('A community was created and not returned.');
  return created;
}

/** Whether there is any community in this workspace. */
export async function anyCommunity(tx: Tx): Promise<boolean> {
  return (await tx.select({ id: communities.id }).from(communities).limit(1)).length > 0;
}

export async function changeCommunity(tx: Tx, id: string, change: Purpose & RhythmRow): Promise<void> {
  await tx.update(communities).set(change).where(eq(communities.id, id));
}

/**
 * Makes these people members as of that instant. Returns whom that changed. Someone who left after that instant stays
 * away: Slack does not promise to tell things in their order.
 */
export async function join(
  tx: Tx,
  it: { workspaceId: string; communityId: string; userIds: readonly string[]; at: Date },
): Promise<string[]> {
  if (it.userIds.length === 0) return [];
  const rows = it.userIds.map((userId) => ({
    workspaceId: it.workspaceId,
    communityId: it.communityId,
    userId,
    joinedAt: it.at,
  }));
  const joined = await tx
    .insert(members)
    .values(rows)
    .onConflictDoUpdate({
      target: [members.workspaceId, members.communityId, members.userId],
      set: { joinedAt: it.at, leftAt: null },
      setWhere: lt(members.leftAt, it.at),
    })
    .returning({ userId: members.userId });
  return joined.map((row) => row.userId);
}

/** Ends these memberships as of that instant, unless they began later. Returns whose ended. */
export async function leave(
  tx: Tx,
  it: { communityId: string; userIds: readonly string[]; at: Date },
): Promise<string[]> {
  const left = await tx
    .update(members)
    .set({ leftAt: it.at })
    .where(
      and(
        eq(members.communityId, it.communityId),
        inArray(members.userId, [...it.userIds]),
        isNull(members.leftAt),
        lt(members.joinedAt, it.at),
      ),
    )
    .returning({ userId: members.userId });
  return left.map((row) => row.userId);
}

/** Members, as far as we know, who are not among these. */
export async function membersBesides(tx: Tx, communityId: string, userIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.communityId, communityId), isNull(members.leftAt), notInArray(members.userId, [...userIds])));
  return rows.map((row) => row.userId);
}

export async function chooseOnHome(tx: Tx, userId: string, communityId: string): Promise<void> {
  await tx.update(people).set({ homeCommunityId: communityId }).where(eq(people.userId, userId));
}

export interface CommunityRef {
  readonly workspaceId: string;
  readonly id: string;
}

const ref = { workspaceId: communities.workspaceId, id: communities.id };

export async function opened(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(communities).set({ openedAt: at }).where(eq(communities.id, id));
}

/** Its channel is out of reach since that instant, unless it was before; null: it is not any more. */
export async function channelLost(tx: Tx, id: string, at: Date | null): Promise<void> {
  const since = at && sql`coalesce(${communities.channelLostAt}, ${at.toISOString()})`;
  await tx.update(communities).set({ channelLostAt: since }).where(eq(communities.id, id));
}

/** Every community everywhere, a page at a time in a fixed order. */
export async function communitiesAfter(tx: Tx, last: CommunityRef | undefined, limit: number): Promise<CommunityRef[]> {
  return tx
    .select(ref)
    .from(communities)
    .where(last ? sql`(${communities.workspaceId}, ${communities.id}) > (${last.workspaceId}, ${last.id})` : undefined)
    .orderBy(communities.workspaceId, communities.id)
    .limit(limit);
}

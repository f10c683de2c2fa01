import { and, eq, inArray, isNull, lt, notInArray, sql } from 'drizzle-orm';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { personById } from '../../../core/people.js';
import { beginAnew, type Rhythm, saveRhythm } from '../../../core/programmes.js';
import { communities, members, people } from '../../../core/schema.js';
import { isServed } from '../../../core/workspaces.js';
import type { Purpose } from '../domain.js';

/** The settings that the form of a community changes: some of its columns, and the rhythm of its first programme. */
export type Settings = Purpose & Rhythm & Pick<Community, 'name' | 'kind' | 'fixedZone'>;
type Origin = Pick<
  Community,
  'id' | 'workspaceId' | 'channelId' | 'createdBy' | 'createdAt' | 'checkinEnrolment' | 'announceAt'
>;
export type NewCommunity = Settings & Origin & Partial<Pick<Community, 'channelName'>>;

/** Inserts a community with its first programme. Throws a duplicate error if the channel is already a community's home. */
export async function createCommunity(tx: Tx, row: NewCommunity): Promise<Community> {
  const [created] = await tx.insert(communities).values(row).returning();
  if (!created) throw new Error('A community was created and not returned.');
  await saveRhythm(tx, created, row, row.createdAt);
  return created;
}

/** Returns true if the workspace has a community. */
export async function anyCommunity(tx: Tx): Promise<boolean> {
  return (await tx.select({ id: communities.id }).from(communities).limit(1)).length > 0;
}

/** Returns the locale for the times in the announcement, which all members read: that of the person who set it up. */
export async function localeOfPost(tx: Tx, { createdBy }: Pick<Community, 'createdBy'>): Promise<string> {
  return (await personById(tx, createdBy))?.locale ?? 'en-GB';
}

/** Saves the settings of a community. Its rhythm is as of `now`; if the zone changes, so are those of all its programmes. */
export async function changeCommunity(
  tx: Tx,
  community: Pick<Community, 'workspaceId' | 'id' | 'fixedZone'>,
  change: Settings,
  now: Date,
): Promise<void> {
  const { name, kind, audience, problem, outcome, fixedZone } = change;
  await tx
    .update(communities)
    .set({ name, kind, audience, problem, outcome, fixedZone })
    .where(eq(communities.id, community.id));
  await saveRhythm(tx, community, change, now);
  if (fixedZone !== community.fixedZone) await beginAnew(tx, community.id, now);
}

/** Pauses, closes, resumes or announces a community. */
export async function changeState(
  tx: Tx,
  id: string,
  state: Partial<Pick<Community, 'pausedUntil' | 'closedAt' | 'announceAt' | 'announcedAt'>>,
): Promise<void> {
  await tx.update(communities).set(state).where(eq(communities.id, id));
}

/**
 * Makes these users members as of `at`, and returns the ids of those who were not members before. Users who left after
 * `at` are not added, because Slack does not guarantee the order of events.
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

/**
 * Ends these memberships as of `at`, unless they began later, and returns the ids of the users who were members. Also
 * records that users left who weren't, so that a join from before `at` that Slack reports late adds nobody. Hearth must
 * have a record of each user.
 */
export async function leave(
  tx: Tx,
  it: { workspaceId: string; communityId: string; userIds: readonly string[]; at: Date },
): Promise<string[]> {
  if (it.userIds.length === 0) return [];
  const present = await tx
    .select({ userId: members.userId })
    .from(members)
    .where(
      and(
        eq(members.communityId, it.communityId),
        inArray(members.userId, [...it.userIds]),
        isNull(members.leftAt),
        lt(members.joinedAt, it.at),
      ),
    )
    .for('update');
  const { workspaceId, communityId, at } = it;
  await tx
    .insert(members)
    .values(it.userIds.map((userId) => ({ workspaceId, communityId, userId, joinedAt: at, leftAt: at })))
    .onConflictDoUpdate({
      target: [members.workspaceId, members.communityId, members.userId],
      set: { leftAt: sql`greatest(${members.leftAt}, excluded.left_at)` },
      setWhere: lt(members.joinedAt, at),
    });
  return present.map((row) => row.userId);
}

/** Returns the ids of current members who are not in `userIds`. */
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

/**
 * Records that the channel has been unreachable since `at`, unless an earlier time is recorded. Null marks it as
 * reachable.
 */
export async function channelLost(tx: Tx, id: string, at: Date | null): Promise<void> {
  const since = at && sql`coalesce(${communities.channelLostAt}, ${at.toISOString()})`;
  await tx.update(communities).set({ channelLostAt: since }).where(eq(communities.id, id));
}

/** Returns one page of the communities of all workspaces that are served, ordered by workspace and id. */
export async function communitiesAfter(tx: Tx, last: CommunityRef | undefined, limit: number): Promise<CommunityRef[]> {
  return tx
    .select(ref)
    .from(communities)
    .where(
      and(
        last ? sql`(${communities.workspaceId}, ${communities.id}) > (${last.workspaceId}, ${last.id})` : undefined,
        isServed(tx, communities.workspaceId),
      ),
    )
    .orderBy(communities.workspaceId, communities.id)
    .limit(limit);
}

/** Records that its organizers are told of that size. Returns false if they were told of it, or of a larger one. */
export async function recordSizeTold(tx: Tx, id: string, sizeTold: number): Promise<boolean> {
  const { rowCount } = await tx
    .update(communities)
    .set({ sizeTold })
    .where(and(eq(communities.id, id), lt(communities.sizeTold, sizeTold)));
  return Boolean(rowCount);
}

import { and, asc, eq, inArray, ne, notInArray, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { communities } from '../../../core/schema.js';
import { activityChannels } from '../schema.js';

/** The id of the community that a channel counts for, as a subquery. A home channel goes before one that was added. */
export const communityIdFor = (channelId: string) => sql`coalesce(
  (select ${communities.id} from ${communities} where ${communities.channelId} = ${channelId}),
  (select ${activityChannels.communityId} from ${activityChannels} where ${activityChannels.channelId} = ${channelId}))`;

/** The community that a channel counts for, as its home or as one that was added; undefined when it counts for none. */
export async function communityForChannel(tx: Tx, channelId: string): Promise<Community | undefined> {
  const [community] = await tx
    .select()
    .from(communities)
    .where(eq(communities.id, communityIdFor(channelId)));
  return community;
}

/** The channels besides its home that count for a community. */
export async function channelsOf(tx: Tx, communityId: string): Promise<string[]> {
  const rows = await tx
    .select({ channelId: activityChannels.channelId })
    .from(activityChannels)
    .where(eq(activityChannels.communityId, communityId))
    .orderBy(asc(activityChannels.channelId));
  return rows.map((row) => row.channelId);
}

/** Whether any of these counts for another community than this one. */
export async function countsElsewhere(tx: Tx, communityId: string, channelIds: readonly string[]): Promise<boolean> {
  const ids = [...channelIds];
  const home = tx
    .select({ of: communities.id })
    .from(communities)
    .where(and(inArray(communities.channelId, ids), ne(communities.id, communityId)));
  const further = tx
    .select({ of: activityChannels.communityId })
    .from(activityChannels)
    .where(and(inArray(activityChannels.channelId, ids), ne(activityChannels.communityId, communityId)));
  return (await unionAll(home, further)).length > 0;
}

/** Makes these the further channels of a community. Throws a duplicate error when one counts for another by now. */
export async function setChannels(
  tx: Tx,
  of: { workspaceId: string; communityId: string },
  channelIds: readonly string[],
): Promise<void> {
  await tx
    .delete(activityChannels)
    .where(
      and(eq(activityChannels.communityId, of.communityId), notInArray(activityChannels.channelId, [...channelIds])),
    );
  const kept = await channelsOf(tx, of.communityId);
  const rows = channelIds.filter((it) => !kept.includes(it)).map((channelId) => ({ ...of, channelId }));
  if (rows.length > 0) await tx.insert(activityChannels).values(rows);
}

import { and, asc, eq, inArray, ne, notInArray, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { communities } from '../../../core/schema.js';
import { activityChannels } from '../schema.js';

/**
 * Returns a subquery for the id of the community for which a channel counts. A home channel takes precedence over an
 * added one.
 */
export const communityIdFor = (channelId: string) => sql`coalesce(
  (select ${communities.id} from ${communities} where ${communities.channelId} = ${channelId}),
  (select ${activityChannels.communityId} from ${activityChannels} where ${activityChannels.channelId} = ${channelId}))`;

/** Returns the community for which a channel counts, as its home or as an added channel; undefined if there is none. */
export async function communityForChannel(tx: Tx, channelId: string): Promise<Community | undefined> {
  const [community] = await tx
    .select()
    .from(communities)
    .where(eq(communities.id, communityIdFor(channelId)));
  return community;
}

/** Returns the channels, besides its home channel, that count for a community. */
export async function channelsOf(tx: Tx, communityId: string): Promise<string[]> {
  const rows = await tx
    .select({ channelId: activityChannels.channelId })
    .from(activityChannels)
    .where(eq(activityChannels.communityId, communityId))
    .orderBy(asc(activityChannels.channelId));
  return rows.map((row) => row.channelId);
}

/** Returns true if any of these channels counts for another community. */
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

/** Replaces the added channels of a community. Throws a duplicate error if one of them already counts for another. */
export async function setChannels(
  tx: Tx,
  whose: { workspaceId: string; communityId: string },
  channelIds: readonly string[],
): Promise<void> {
  await tx
    .delete(activityChannels)
    .where(
      and(eq(activityChannels.communityId, whose.communityId), notInArray(activityChannels.channelId, [...channelIds])),
    );
  const kept = await channelsOf(tx, whose.communityId);
  const rows = channelIds.filter((it) => !kept.includes(it)).map((channelId) => ({ ...whose, channelId }));
  if (rows.length > 0) await tx.insert(activityChannels).values(rows);
}

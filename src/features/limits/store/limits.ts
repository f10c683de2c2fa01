import { eq, isNotNull, or } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { communityForChannel } from '../../activity/index.js';
import { limits } from '../schema.js';

export type LimitsRow = typeof limits.$inferSelect;

/**
 * Returns the limits for which posts in a channel count: those with a limit in that channel, and the limit on promotion
 * of the community for which the channel counts. Usually there are none in the workspace, which takes one query.
 */
export async function limitsAt(tx: Tx, channelId: string): Promise<LimitsRow[]> {
  const { postsChannelId, promotionChannelId } = limits;
  const all = await tx
    .select()
    .from(limits)
    .where(or(isNotNull(postsChannelId), isNotNull(promotionChannelId)));
  if (all.length === 0) return [];
  const community = await communityForChannel(tx, channelId);
  return all.filter(
    (it) =>
      it.postsChannelId === channelId ||
      it.promotionChannelId === channelId ||
      (it.promotionChannelId !== null && it.communityId === community?.id),
  );
}

/** Returns the limits of a community; undefined if none were ever set. */
export async function limitsOf(tx: Tx, communityId: string): Promise<LimitsRow | undefined> {
  return (await tx.select().from(limits).where(eq(limits.communityId, communityId)))[0];
}

/** Saves the limits of a community. */
export async function saveLimits(tx: Tx, row: LimitsRow): Promise<void> {
  await tx
    .insert(limits)
    .values(row)
    .onConflictDoUpdate({ target: [limits.workspaceId, limits.communityId], set: row });
}

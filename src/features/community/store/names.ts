import { eq } from 'drizzle-orm';
import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { communities } from '../../../core/schema.js';
import { nameOfChannel } from '../domain.js';

/** Records the name of a community's channel. A community that is named after its channel follows. */
export async function followName(tx: Tx, id: string, channelName: string): Promise<void> {
  const community = await communityById(tx, id);
  if (!community || community.channelName === channelName) return;
  const isNamedAfter = community.channelName !== null && community.name === nameOfChannel(community.channelName);
  const name = isNamedAfter ? nameOfChannel(channelName) : community.name;
  await tx.update(communities).set({ channelName, name }).where(eq(communities.id, id));
}

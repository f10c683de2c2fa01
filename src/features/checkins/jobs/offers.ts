import { afterCommit, type Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { publish } from '../contracts.js';
import { latestAsked } from '../store/occurrences.js';

/** Has the message about a member's latest check-in show what it still offers. */
export async function showOffers(
  tx: Tx,
  { jobs }: Deps,
  { workspaceId, communityId, userId }: { workspaceId: string; communityId: string; userId: string },
): Promise<void> {
  const latest = await latestAsked(tx, communityId, userId);
  if (latest?.outcome !== 'answered') return;
  afterCommit(tx, () => jobs.add(publish, { workspaceId, id: latest.id }));
}

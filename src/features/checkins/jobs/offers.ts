import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { latestAskedOfEach } from '../store/occurrences.js';
import { refreshBeside } from './stale.js';

/** Has the messages about a member's latest check-ins show what they still offer. */
export async function showOffers(
  tx: Tx,
  deps: Deps,
  { workspaceId, communityId, userId }: { workspaceId: string; communityId: string; userId: string },
): Promise<void> {
  const latest = await latestAskedOfEach(tx, communityId, userId);
  const answered = latest.filter(({ outcome }) => outcome === 'answered');
  await refreshBeside(tx, deps, workspaceId, answered);
}

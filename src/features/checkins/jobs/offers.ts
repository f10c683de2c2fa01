import { afterCommit, type Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { publish } from '../contracts.js';
import { latestAskedOfEach } from '../store/occurrences.js';

/** Has the messages about a member's latest check-ins show what they still offer. */
export async function showOffers(
  tx: Tx,
  { jobs }: Deps,
  { workspaceId, communityId, userId }: { workspaceId: string; communityId: string; userId: string },
): Promise<void> {
  const latest = await latestAskedOfEach(tx, communityId, userId);
  const answered = latest.filter(({ outcome }) => outcome === 'answered');
  afterCommit(tx, () =>
    jobs.addAll(
      publish,
      answered.map(({ id }) => ({ workspaceId, id })),
    ),
  );
}

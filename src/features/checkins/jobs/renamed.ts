import { afterCommit, type Tx } from '../../../core/database/database.js';
import { WEEK } from '../../../core/durations.js';
import type { Deps } from '../../../feature.js';
import { publish } from '../contracts.js';
import { republishSince } from '../store/occurrences.js';

/** Publishes a member's answers of the last seven days again, because their name has changed. */
export async function publishAgain(
  tx: Tx,
  { jobs }: Deps,
  { workspaceId, userId, now }: { workspaceId: string; userId: string; now: Date },
): Promise<void> {
  const ids = await republishSince(tx, userId, new Date(now.getTime() - WEEK), now);
  afterCommit(tx, () =>
    jobs.addAll(
      publish,
      ids.map((id) => ({ workspaceId, id })),
    ),
  );
}

import { afterCommit, type Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { publish } from '../contracts.js';
import { discountOpen } from '../store/away.js';

/** Makes the open check-ins of a community or programme that rests count for nothing, and ends their messages. */
export async function restOpen(
  tx: Tx,
  { jobs }: Deps,
  { workspaceId, now, ...of }: { workspaceId: string; communityId: string; programmeId?: string; now: Date },
): Promise<void> {
  const ids = await discountOpen(tx, of, now);
  afterCommit(tx, () =>
    jobs.addAll(
      publish,
      ids.map((id) => ({ workspaceId, id })),
    ),
  );
}

import { afterCommit, type Tx } from '../../../core/database/database.js';
import { WEEK } from '../../../core/durations.js';
import type { Deps } from '../../../feature.js';
import { publish, publishReply } from '../contracts.js';
import { republishSince } from '../store/published.js';
import { republishReplies } from '../store/replies.js';

/** Publishes a member's answers and replies of the last seven days again, because their name has changed. */
export async function publishAgain(
  tx: Tx,
  { jobs }: Deps,
  { workspaceId, userId, now }: { workspaceId: string; userId: string; now: Date },
): Promise<void> {
  const since = new Date(now.getTime() - WEEK);
  const answers = await republishSince(tx, userId, since, now);
  const replies = await republishReplies(tx, userId, since, now);
  const all = (ids: readonly string[]) => ids.map((id) => ({ workspaceId, id }));
  afterCommit(tx, async () => {
    await jobs.addAll(publish, all(answers));
    await jobs.addAll(publishReply, all(replies));
  });
}

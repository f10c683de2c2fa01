import type { Deps } from '../../../feature.js';
import { gone, posted, settleWithdrawn } from '../../../slack/outbound/ledger.js';
import { dayPostKey } from '../domain/delivery-keys.js';
import type { Occurrence } from '../store/occurrences.js';
import { currentMessage } from './days.js';

/**
 * Returns true if somebody deleted this answer and left its thread. If its thread is gone, too, both may be posted again
 * from now on.
 */
export async function isDeletedAlone(
  { db, deliver }: Deps,
  { workspaceId, programmeId, day }: Occurrence,
  key: string,
): Promise<boolean> {
  const first = dayPostKey(programmeId, day);
  const found = await db.inWorkspace(workspaceId, async (tx) => {
    const answer = await gone(tx, key);
    const post = answer && ((await posted(tx, first)) ?? (await gone(tx, first)));
    return answer && { answer, post, message: await currentMessage(tx, { programmeId, day }) };
  });
  if (!found) return false;
  const { answer, post, message } = found;
  const isThere = post?.ts === answer.threadTs && (await deliver.update(workspaceId, first, message)) !== 'gone';
  if (!post || isThere) return true;
  await db.inWorkspace(workspaceId, (tx) => settleWithdrawn(tx, key));
  return false;
}

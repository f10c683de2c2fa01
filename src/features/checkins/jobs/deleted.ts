import type { Deps } from '../../../feature.js';
import { gone, posted, settleWithdrawn } from '../../../slack/outbound/ledger.js';
import type { Occurrence } from '../store/occurrences.js';
import { placeOf, postKeyOf } from './day-place.js';
import { currentMessage } from './days.js';

/**
 * Returns true if somebody deleted this answer and left its thread. If its thread is gone, too, both may be posted again
 * from now on.
 */
export async function isDeletedAlone({ db, deliver }: Deps, occurrence: Occurrence, key: string): Promise<boolean> {
  const { workspaceId } = occurrence;
  const found = await db.inWorkspace(workspaceId, async (tx) => {
    const answer = await gone(tx, key);
    if (!answer) return undefined;
    const place = await placeOf(tx, occurrence);
    const first = postKeyOf(place);
    const post = (await posted(tx, first)) ?? (await gone(tx, first));
    return { answer, first, post, message: await currentMessage(tx, place) };
  });
  if (!found) return false;
  const { answer, first, post, message } = found;
  const isThere = post?.ts === answer.threadTs && (await deliver.update(workspaceId, first, message)) !== 'gone';
  if (!post || isThere) return true;
  await db.inWorkspace(workspaceId, (tx) => settleWithdrawn(tx, key));
  return false;
}

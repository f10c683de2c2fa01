import type { Tx } from '../../../core/database/database.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Concern, Deps } from '../../../feature.js';
import { channelAddress } from '../../../slack/permalink.js';
import { channelConcern } from '../views/dm.js';

/** The one useful thing: the most concrete of what concerns a member; where there is nothing, what concerns everybody. */
export async function concernOf(
  tx: Tx,
  deps: Pick<Deps, 'concerns'>,
  about: Parameters<Deps['concerns']>[1],
): Promise<Concern> {
  const [first] = await deps.concerns(tx, about);
  if (first) return first;
  const { name, channelId } = about.community;
  return channelConcern(name, channelAddress((await currentWorkspace(tx)).url, channelId));
}

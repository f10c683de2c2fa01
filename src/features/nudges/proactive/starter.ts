import type { Tx } from '../../../core/database/database.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps, Starter } from '../../../feature.js';
import { channelAddress } from '../../../slack/permalink.js';
import { channelStarter } from '../views/dm.js';

/** Returns the most concrete starter about a member, or the one about the whole community if there is none. */
export async function bestStarter(
  tx: Tx,
  deps: Pick<Deps, 'starters'>,
  about: Parameters<Deps['starters']>[1],
): Promise<Starter> {
  const [first] = await deps.starters(tx, about);
  if (first) return first;
  const { name, channelId } = about.community;
  return channelStarter(name, channelAddress((await currentWorkspace(tx)).url, channelId));
}

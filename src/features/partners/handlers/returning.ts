import type { Tx } from '../../../core/database/database.js';
import { DAY } from '../../../core/durations.js';
import type { MemberAct } from '../../../core/member-acts.js';
import type { Deps } from '../../../feature.js';
import { checkedIn, skipped } from '../../checkins/index.js';
import { missesOf } from '../store/misses.js';

/** Messages keep their buttons for no longer than this. */
const OPEN_MS = 21 * DAY;

/** Ends what partners were told about somebody who responds to a check-in. */
export async function whenBack(tx: Tx, deps: Deps, { workspaceId, userId, kind, at: now }: MemberAct): Promise<void> {
  if (kind === checkedIn || kind === skipped) await recheck(tx, deps, { workspaceId, userId, now });
}

/** Ends it too when they say when they are away. */
export function whenAway(
  tx: Tx,
  deps: Deps,
  it: { readonly workspaceId: string; readonly userId: string; readonly now: Date },
): Promise<void> {
  return recheck(tx, deps, it);
}

async function recheck(
  tx: Tx,
  { attention }: Deps,
  { workspaceId, userId, now }: { readonly workspaceId: string; readonly userId: string; readonly now: Date },
): Promise<void> {
  const about = await missesOf(tx, userId, new Date(now.getTime() - OPEN_MS));
  if (about.length > 0) await attention.recheck(tx, { workspaceId, about, now });
}

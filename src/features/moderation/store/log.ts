import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Shown } from '../domain/shown.js';
import { casesFor } from './cases.js';
import { shownOf } from './shown.js';

/** A case in the log. */
export type LogEntry = Shown & { readonly openedAt: Date };

/**
 * Returns the latest cases of a community that this person may handle, apart from those that an admin has. Runs as many
 * queries for many cases as for one.
 */
export async function logFor(
  tx: Tx,
  community: Community,
  { userId, now, most }: { readonly userId: string; readonly now: Date; readonly most: number },
): Promise<LogEntry[]> {
  const rows = await casesFor(tx, { communityId: community.id, userId, now }, most);
  const shown = await shownOf(tx, rows, community);
  return rows.flatMap(({ id, openedAt }) => {
    const it = shown.get(id);
    return it ? [{ ...it, openedAt }] : [];
  });
}

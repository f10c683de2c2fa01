import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Shown } from '../domain/shown.js';
import { casesFor } from './cases.js';
import { shownOf } from './shown.js';

/** A case in the log. */
export type LogEntry = Shown & { readonly openedAt: Date };

/**
 * Returns cases of a community that this person may handle, the latest first, apart from those that an admin has; and how
 * many there are. Runs as many queries for many cases as for one.
 */
export async function logFor(
  tx: Tx,
  community: Community,
  it: { readonly userId: string; readonly now: Date; readonly from: number; readonly most: number },
): Promise<{ entries: LogEntry[]; of: number }> {
  const { rows, of } = await casesFor(tx, { communityId: community.id, ...it }, it);
  const shown = await shownOf(tx, rows, community);
  const entries = rows.flatMap(({ id, openedAt }) => {
    const it = shown.get(id);
    return it ? [{ ...it, openedAt }] : [];
  });
  return { entries, of };
}

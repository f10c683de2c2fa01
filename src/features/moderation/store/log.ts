import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Shown } from '../domain/shown.js';
import { casesFor } from './cases.js';
import { shownOf } from './shown.js';

/** A case in the log. */
export type LogEntry = Shown & { readonly openedAt: Date };

/** Returns the latest cases of a community that this person may see: none that are about them, or with an admin. */
export async function logFor(tx: Tx, community: Community, userId: string, most: number): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for (const row of await casesFor(tx, community.id, userId, most))
    entries.push({ ...(await shownOf(tx, row, community)), openedAt: row.openedAt });
  return entries;
}

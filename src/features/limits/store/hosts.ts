import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { hosts } from '../schema.js';

/** Returns the ids of these hosts on the lists of the workspace's communities. */
export async function idsOfHosts(tx: Tx, all: readonly string[]): Promise<string[]> {
  const rows = await tx
    .select({ id: hosts.id })
    .from(hosts)
    .where(inArray(hosts.host, [...all]));
  return rows.map(({ id }) => id);
}

/** Returns the id that has been on a community's list for longest among these; undefined if none is on it. */
export async function firstOnList(tx: Tx, communityId: string, ids: readonly string[]): Promise<string | undefined> {
  if (ids.length === 0) return undefined;
  const [first] = await tx
    .select({ id: hosts.id })
    .from(hosts)
    .where(and(eq(hosts.communityId, communityId), inArray(hosts.id, [...ids])))
    .orderBy(asc(hosts.since), asc(hosts.id))
    .limit(1);
  return first?.id;
}

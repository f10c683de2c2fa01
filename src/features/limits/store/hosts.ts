import { and, asc, eq, inArray, notInArray } from 'drizzle-orm';
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

/** Returns the hosts on a community's list, in the order of the alphabet. */
export async function hostsIn(tx: Tx, communityId: string): Promise<string[]> {
  const rows = await tx
    .select({ host: hosts.host })
    .from(hosts)
    .where(eq(hosts.communityId, communityId))
    .orderBy(asc(hosts.host));
  return rows.map(({ host }) => host);
}

/** Replaces a community's list. A host that stays keeps the time since which it is on it. */
export async function setHosts(
  tx: Tx,
  { workspaceId, communityId }: { workspaceId: string; communityId: string },
  all: readonly string[],
  now: Date,
): Promise<void> {
  await tx.delete(hosts).where(and(eq(hosts.communityId, communityId), notInArray(hosts.host, [...all])));
  const rows = all.map((host) => ({ workspaceId, communityId, host, since: now }));
  if (rows.length > 0) await tx.insert(hosts).values(rows).onConflictDoNothing();
}

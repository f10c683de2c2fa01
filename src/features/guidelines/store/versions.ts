import { and, desc, eq, getTableColumns, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { acknowledgements, versions } from '../schema.js';

export type VersionRow = typeof versions.$inferSelect;

/** The current version, and what one member has read. */
export interface State {
  readonly current: VersionRow;
  /** The number of the version that members are asked to read. */
  readonly asked: number;
  /** Its summary. */
  readonly summary: string;
  /** The number of the latest version that the member acknowledged; null if they acknowledged none. */
  readonly acknowledged: number | null;
}

const ofAsked = (column: 'number' | 'summary', communityId: string) => sql`(select v.${sql.identifier(column)}
  from ${versions} v where v.community_id = ${communityId}::uuid and not v.is_minor order by v.number desc limit 1)`;

/** Returns the state for a member; undefined if nothing is published. Runs one query. */
export async function stateFor(tx: Tx, communityId: string, userId: string): Promise<State | undefined> {
  const acknowledged = sql<number | null>`(select max(a.number) from ${acknowledgements} a
    where a.community_id = ${communityId}::uuid and a.user_id = ${userId})`;
  const [row] = await tx
    .select({
      current: getTableColumns(versions),
      asked: ofAsked('number', communityId).mapWith(Number),
      summary: ofAsked('summary', communityId).mapWith(String),
      acknowledged,
    })
    .from(versions)
    .where(eq(versions.communityId, communityId))
    .orderBy(desc(versions.number))
    .limit(1);
  return row;
}

/** Returns the latest version; undefined if nothing is published. */
export async function currentVersion(tx: Tx, communityId: string): Promise<VersionRow | undefined> {
  const [row] = await tx
    .select()
    .from(versions)
    .where(eq(versions.communityId, communityId))
    .orderBy(desc(versions.number))
    .limit(1);
  return row;
}

/** Returns the latest version about which members are asked, or the latest one before the version `before`. */
export async function askedVersion(tx: Tx, communityId: string, before?: number): Promise<VersionRow | undefined> {
  const [row] = await tx
    .select()
    .from(versions)
    .where(
      and(
        eq(versions.communityId, communityId),
        eq(versions.isMinor, false),
        before === undefined ? undefined : lt(versions.number, before),
      ),
    )
    .orderBy(desc(versions.number))
    .limit(1);
  return row;
}

export async function versionById(tx: Tx, id: string): Promise<VersionRow | undefined> {
  return (await versionsByIds(tx, [id]))[0];
}

export async function versionsByIds(tx: Tx, ids: readonly string[]): Promise<VersionRow[]> {
  return tx
    .select()
    .from(versions)
    .where(inArray(versions.id, [...ids]));
}

export async function versionByNumber(tx: Tx, communityId: string, number: number): Promise<VersionRow | undefined> {
  const isIt = and(eq(versions.communityId, communityId), eq(versions.number, number));
  return (await tx.select().from(versions).where(isIt))[0];
}

/** Returns versions, newest first, and how many there are. */
export async function versionsOf(
  tx: Tx,
  communityId: string,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<{ rows: VersionRow[]; of: number }> {
  const which = eq(versions.communityId, communityId);
  const rows = await tx.select().from(versions).where(which).orderBy(desc(versions.number)).limit(most).offset(from);
  return { rows, of: await tx.$count(versions, which) };
}

/** Adds a version. Returns undefined if somebody else has published one with its number. */
export async function addVersion(
  tx: Tx,
  row: Omit<VersionRow, 'id' | 'messageAt' | 'messagedAt'>,
): Promise<VersionRow | undefined> {
  const [added] = await tx.insert(versions).values(row).onConflictDoNothing().returning();
  return added;
}

/** Records that an organizer wants members to be messaged about it. Returns false if one wanted that before. */
export async function wantMessages(tx: Tx, id: string, now: Date): Promise<boolean> {
  const wanted = await tx
    .update(versions)
    .set({ messageAt: now })
    .where(and(eq(versions.id, id), isNull(versions.messageAt)))
    .returning({ id: versions.id });
  return wanted.length > 0;
}

export async function messaged(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.update(versions).set({ messagedAt: now }).where(eq(versions.id, id));
}

/** An SQL expression that is true if the community has published guidelines. */
export function isPublished(communityId: string) {
  return sql<boolean>`exists (select 1 from ${versions} v where v.community_id = ${communityId}::uuid)`;
}

/** An SQL expression that is true if rules are marked as first in the current version. */
export function hasFirstRules(communityId: string) {
  return sql<boolean>`coalesce((select v.sections @? '$[*].rules[*].isFirst ? (@ == true)' from ${versions} v
    where v.community_id = ${communityId}::uuid order by v.number desc limit 1), false)`;
}

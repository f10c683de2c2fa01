import { and, asc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '../core/db.js';
import { inbox } from './schema.js';

export type Kept = typeof inbox.$inferSelect;

/** An event to keep. An urgent one is kept in a stopped workspace too. */
export type New = Pick<Kept, 'workspaceId' | 'eventId' | 'type' | 'fields' | 'receivedAt'> & { urgent: boolean };

/** What became of it: kept now, there before, or not for us: of a workspace that is not served, or of a kind that nobody listens to. */
export type Fate = 'new' | 'known' | 'not ours';

/**
 * Keeps what is new of these, of any workspaces, in one statement. Returns what became of each, in their order. Written by hand: as the
 * builder's list of values it takes five times as long, most of it here.
 */
export async function keepNew(tx: Tx, rows: readonly New[]): Promise<Fate[]> {
  const found = await tx.execute<{ at: number; fate: Fate }>(sql`
    with come as (
      select * from rows from (
        jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as ("workspaceId" text, "eventId" text, "type" text, "fields" jsonb, "receivedAt" timestamptz, "urgent" boolean)
      ) with ordinality as it(workspace_id, event_id, type, fields, received_at, urgent, at)
    ), served as (
      select come.* from come join workspaces using (workspace_id) where workspaces.stopped_at is null or come.urgent
    ), kept as (
      insert into ${inbox} (workspace_id, event_id, type, fields, received_at)
      select workspace_id, event_id, type, fields, received_at from served
      on conflict do nothing returning workspace_id, event_id
    )
    select served.at::int, case when kept.event_id is null then 'known' else 'new' end as fate
    from served left join kept using (workspace_id, event_id)`);
  const fates = rows.map((): Fate => 'not ours');
  for (const { at, fate } of found.rows) fates[at - 1] = fate;
  const first = new Map(rows.map((row, i) => [`${row.workspaceId} ${row.eventId}`, i] as const).reverse());
  return fates.map((fate, i) => {
    const { workspaceId, eventId } = rows[i] as New;
    return fate === 'new' && first.get(`${workspaceId} ${eventId}`) !== i ? 'known' : fate;
  });
}

/** What waits in this workspace, oldest first. */
export function waiting(tx: Tx, limit: number): Promise<Kept[]> {
  return tx.select().from(inbox).where(isNull(inbox.handledAt)).orderBy(asc(inbox.receivedAt)).limit(limit);
}

/** This event, if it waits. */
export function waitingOne(tx: Tx, eventId: string): Promise<Kept[]> {
  return tx
    .select()
    .from(inbox)
    .where(and(eq(inbox.eventId, eventId), isNull(inbox.handledAt)));
}

/** Writes down which events are done with, emptied of what they said, and which were tried in vain. */
export async function settle(
  tx: Tx,
  it: { done: readonly string[]; again: readonly string[]; now: Date },
): Promise<void> {
  await tx
    .update(inbox)
    .set({ handledAt: it.now, fields: {} })
    .where(inArray(inbox.eventId, [...it.done]));
  await tx
    .update(inbox)
    .set({ tries: sql`${inbox.tries} + 1` })
    .where(inArray(inbox.eventId, [...it.again]));
}

/** Workspaces in which something has waited since before that instant. */
export async function overdue(tx: Tx, before: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ workspaceId: inbox.workspaceId })
    .from(inbox)
    .where(and(isNull(inbox.handledAt), lt(inbox.receivedAt, before)))
    .limit(limit);
  return rows.map((row) => row.workspaceId);
}

export async function dropHandled(tx: Tx, before: Date): Promise<void> {
  await tx.delete(inbox).where(and(isNotNull(inbox.handledAt), lt(inbox.receivedAt, before)));
}

import { and, asc, count, eq, inArray, isNotNull, isNull, min, notInArray, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Tx } from '../../core/database/database.js';
import { retention } from '../../core/database/retention.js';
import { DAY, WEEK } from '../../core/durations.js';
import { inbox } from '../schema.js';

export type StoredEvent = typeof inbox.$inferSelect;

/** An event to store. An urgent event is stored in an uninstalled workspace too. */
export type NewEvent = Pick<StoredEvent, 'workspaceId' | 'eventId' | 'type' | 'about' | 'fields' | 'receivedAt'> & {
  urgent: boolean;
};

/**
 * The outcome of storing an event. `not ours`: Hearth isn't installed there, or no handler is registered for the event.
 * `malformed`: it isn't what Slack sends.
 */
export type StoreResult = 'new' | 'known' | 'not ours' | 'malformed';

const INSERT_EVENTS = `
  insert into inbox (workspace_id, event_id, type, about, fields, received_at)
  select "workspaceId", "eventId", type, about, fields, "receivedAt"
  from jsonb_to_recordset($1::jsonb) as incoming
    ("workspaceId" text, "eventId" text, type text, about text, fields jsonb, "receivedAt" timestamptz, urgent boolean)
  join workspaces on workspace_id = "workspaceId" and (stopped_at is null or erase_at is null or urgent)
  on conflict do nothing
  returning workspace_id as "workspaceId", event_id as "eventId"`;

const ids = z.array(z.object({ workspaceId: z.string(), eventId: z.string() }));

/**
 * Stores the new ones of these events, from any workspaces, with one statement in one round trip. Returns the outcomes
 * in the order of `rows`. The SQL is handwritten, because the query builder's list of values takes five times as long.
 */
export async function storeNew(db: Database, rows: readonly NewEvent[]): Promise<StoreResult[]> {
  // With a literal in the statement, the database's log would quote it when the statement fails.
  const stored = await db.acrossInOneQuery((tx) => tx.$client.query(INSERT_EVENTS, [JSON.stringify(rows)]));
  const fresh = new Set(ids.parse(stored.rows).map(keyOf));
  const rest = rows.filter((row) => !fresh.has(keyOf(row)));
  const known = new Set(rest.length > 0 ? (await db.acrossWorkspaces((tx) => existing(tx, rest))).map(keyOf) : []);
  return rows.map((row) => {
    const key = keyOf(row);
    if (!fresh.delete(key)) return known.has(key) ? 'known' : 'not ours';
    // An event that is twice in one statement is stored once, and only its first row is `new`.
    known.add(key);
    return 'new';
  });
}

type Id = Pick<StoredEvent, 'workspaceId' | 'eventId'>;

const keyOf = ({ workspaceId, eventId }: Id) => `${workspaceId} ${eventId}`;

function existing(tx: Tx, rows: readonly Id[]): Promise<Id[]> {
  return tx
    .select({ workspaceId: inbox.workspaceId, eventId: inbox.eventId })
    .from(inbox)
    .where(
      inArray(
        inbox.eventId,
        rows.map((row) => row.eventId),
      ),
    );
}

const unhandled = isNull(inbox.handledAt);
const isHeld = and(unhandled, eq(inbox.held, true), isNotNull(inbox.about));

/**
 * Returns the unhandled events of this workspace, oldest first, without those that wait for a job of their own. Or only
 * those about a person or channel.
 */
export function waiting(tx: Tx, limit: number, about?: string): Promise<StoredEvent[]> {
  const held = tx.select({ about: inbox.about }).from(inbox).where(isHeld);
  const those = about === undefined ? or(isNull(inbox.about), notInArray(inbox.about, held)) : eq(inbox.about, about);
  return tx.select().from(inbox).where(and(unhandled, those)).orderBy(asc(inbox.receivedAt)).limit(limit);
}

/** Returns the people and channels whose events wait for jobs of their own. */
export async function heldBack(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ about: inbox.about })
    .from(inbox)
    .where(and(isHeld, isNotNull(inbox.about)));
  return rows.map(({ about }) => about ?? '');
}

/** Returns this event if it is unhandled. */
export function waitingOne(tx: Tx, eventId: string): Promise<StoredEvent[]> {
  return tx
    .select()
    .from(inbox)
    .where(and(eq(inbox.eventId, eventId), unhandled));
}

/**
 * Marks events as handled and empties them. Holds those back that failed, and counts an attempt for those of them
 * that are in `counted`.
 */
export async function settle(
  tx: Tx,
  it: { done: readonly string[]; held: readonly string[]; counted: readonly string[]; now: Date },
): Promise<void> {
  await tx
    .update(inbox)
    .set({ handledAt: it.now, fields: {}, about: null })
    .where(inArray(inbox.eventId, [...it.done]));
  if (it.held.length === 0) return;
  const tries = sql`${inbox.tries} + case when ${inArray(inbox.eventId, [...it.counted])} then 1 else 0 end`;
  await tx
    .update(inbox)
    .set({ held: true, tries })
    .where(inArray(inbox.eventId, [...it.held]));
}

/** Returns the number of unhandled events in all workspaces, and when the oldest was received. */
export async function backlog(tx: Tx): Promise<{ count: number; oldest: Date | null }> {
  const [row] = await tx
    .select({ count: count(), oldest: min(inbox.receivedAt) })
    .from(inbox)
    .where(isNull(inbox.handledAt));
  return row ?? { count: 0, oldest: null };
}

/** The unhandled events, for the sweep that finds those whose jobs were lost. */
export const inboxDueRows = {
  table: inbox,
  id: inbox.workspaceId,
  dueAt: inbox.receivedAt,
  where: isNull(inbox.handledAt),
};

/** Deletes events that nobody could handle, since Slack doesn't accept the token. People are compared afterwards. */
export const unhandledRetention = retention('inbox.clear-unhandled', {
  table: inbox,
  column: inbox.receivedAt,
  keepMs: 2 * WEEK,
});

/** Keeps events for longer than Slack may redeliver them: up to a day if "Delayed Events" is on. */
export const inboxRetention = retention('inbox.clear', {
  table: inbox,
  column: inbox.receivedAt,
  keepMs: 2 * DAY,
  where: isNotNull(inbox.handledAt),
});

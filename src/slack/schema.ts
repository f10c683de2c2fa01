import { sql } from 'drizzle-orm';
import { index, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '../core/schema.js';
import { tenantTable } from '../core/tenancy.js';

/** Events of Slack's that we have said yes to, until and for a while after they are handled. */
export const inbox = tenantTable(
  'inbox',
  {
    /** Slack's `event_id`: a repeated delivery carries the same. */
    eventId: text('event_id').notNull(),
    type: text('type').notNull(),
    /** Only the fields that a listener declared; emptied once handled. */
    fields: jsonb('fields').notNull(),
    receivedAt: instant('received_at').notNull(),
    handledAt: instant('handled_at'),
    /** How often its handlers failed. */
    tries: integer('tries').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.eventId] }),
    // What waits; nearly always empty.
    index('inbox_waiting').on(table.workspaceId, table.receivedAt).where(sql`${table.handledAt} is null`),
    // For forgetting old ones.
    index('inbox_received').on(table.receivedAt),
  ],
);

/** The ledger of what Hearth posted on its own initiative: one row a message, however often it was tried. */
export const deliveries = tenantTable(
  'deliveries',
  {
    /** Names the occasion, such as `checkins.ask:<id>`; the same occasion is never posted twice. */
    key: text('key').notNull(),
    /** A user's or a channel's id. */
    recipient: text('recipient').notNull(),
    status: text('status', { enum: ['sending', 'sent', 'failed', 'withdrawn'] }).notNull(),
    attempts: integer('attempts').notNull(),
    attemptedAt: instant('attempted_at').notNull(),
    /** Where Slack put it: a DM's id for a user. */
    channelId: text('channel_id'),
    ts: text('ts'),
    /** The message that it answers, for one in a thread. */
    threadTs: text('thread_ts'),
    /** Slack's name for why it failed. */
    error: text('error'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.key] })],
);

import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import { tenantTable } from '../core/database/tenancy.js';
import type { DataInventory } from '../core/personal-data.js';
import { instant } from '../core/schema.js';

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
    /** `sending`: somebody is at it until `heldUntil`; after that nobody knows whether Slack has it. */
    status: text('status', { enum: ['sending', 'sent', 'failed', 'withdrawn'] }).notNull(),
    attempts: integer('attempts').notNull(),
    attemptedAt: instant('attempted_at').notNull(),
    heldUntil: instant('held_until'),
    /** The attempt before this one may have reached Slack: look there before posting again. */
    inDoubt: boolean('in_doubt').notNull().default(false),
    /** Where Slack put it: a DM's id for a user. */
    channelId: text('channel_id'),
    ts: text('ts'),
    /** The message that it answers, for one in a thread. */
    threadTs: text('thread_ts'),
    /** Slack's name for why it failed. */
    error: text('error'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.key] }),
    // For forgetting old ones.
    index('deliveries_attempted').on(table.attemptedAt),
  ],
);

/** Where Slack asked us to wait: no call of that method in that workspace before then, by any process. */
export const rateLimits = tenantTable(
  'pauses',
  {
    method: text('method').notNull(),
    until: instant('until').notNull(),
    /** When the next of those who wait may go, so that they do not all come at once. */
    nextAt: instant('next_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.method] })],
);

/** How to speak to Slack in a workspace that installed Hearth by its install page. */
export const installations = tenantTable(
  'installations',
  {
    botId: text('bot_id').notNull(),
    /** The bot token, encrypted with AES-256-GCM by the key of that id. */
    sealedToken: text('sealed_token').notNull(),
    keyId: text('key_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId] })],
);

/**
 * What may happen once only, for as long as it could happen again: a signed request, and, under the workspace `-`, an install
 * page's state, of which nobody knows yet where it leads.
 */
export const replayGuard = tenantTable('once', { key: text('key').notNull(), at: instant('at').notNull() }, (table) => [
  primaryKey({ columns: [table.workspaceId, table.key] }),
  index('once_at').on(table.at),
]);

/** What is in the tables of `slack`. */
export const slackInventory: DataInventory = {
  installations: {
    holds: 'the bot token, encrypted',
    why: 'to speak to Slack there',
    kept: 'until Hearth is uninstalled',
  },
  inbox: {
    holds: 'events from Slack that are not handled yet: ids, and of a person what `people` has',
    why: 'to lose none of them',
    kept: 'emptied when they are handled, deleted two days later',
    people: { fields: 'delete if mentioned' },
  },
  deliveries: {
    holds: 'what was posted to whom, when, and where Slack put it; not what it said',
    why: 'to post nothing twice, and to change it later',
    kept: '90 days',
    people: { recipient: 'delete' },
  },
  once: {
    holds: 'signatures of requests',
    why: 'to accept none of them twice',
    kept: 'ten minutes',
  },
  pauses: {
    holds: 'which methods of Slack have to wait in a workspace',
    why: 'Slack asked for it',
    kept: 'until the workspace is erased',
  },
};

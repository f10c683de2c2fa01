import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import { tenantTable } from '../core/database/tenancy.js';
import type { DataInventory } from '../core/personal-data.js';
import { instant } from '../core/schema.js';

/** Acknowledged Slack events. Handled ones stay for a while, so that a redelivery is recognized. */
export const inbox = tenantTable(
  'inbox',
  {
    /** Slack's `event_id`, which is the same when Slack delivers the event again. */
    eventId: text('event_id').notNull(),
    type: text('type').notNull(),
    /** Only the fields that a handler declared; emptied once the event is handled. */
    fields: jsonb('fields').notNull(),
    receivedAt: instant('received_at').notNull(),
    handledAt: instant('handled_at'),
    /** The person, or else the channel, that it is about: events about the same one are handled in order. */
    about: text('about'),
    /** A handler failed. This event, and later ones about the same, wait for a job of their own. */
    held: boolean('held').notNull().default(false),
    /** The number of attempts at which a handler failed for a reason that doesn't pass by itself. */
    tries: integer('tries').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.eventId] }),
    // Unhandled events; nearly always empty.
    index('inbox_waiting').on(table.workspaceId, table.receivedAt).where(sql`${table.handledAt} is null`),
    // For retention.
    index('inbox_received').on(table.receivedAt),
  ],
);

/** The ledger of messages that background work posts: one row per message, however many attempts it took. */
export const deliveries = tenantTable(
  'deliveries',
  {
    /** The idempotency key, such as `checkins.ask:<id>`: one message is posted for each key. */
    key: text('key').notNull(),
    /** The id of a user or a channel. */
    recipient: text('recipient').notNull(),
    /**
     * `sending`: a worker has a lease until `heldUntil`; after that it is unknown whether Slack has the message.
     * `withdrawn`: Hearth deleted it, and may post it again. `gone`: somebody else deleted it, so it stays deleted.
     */
    status: text('status', { enum: ['sending', 'sent', 'failed', 'withdrawn', 'gone'] }).notNull(),
    attempts: integer('attempts').notNull(),
    attemptedAt: instant('attempted_at').notNull(),
    heldUntil: instant('held_until'),
    /** An earlier attempt may have reached Slack: look for the message there before posting it again. */
    inDoubt: boolean('in_doubt').notNull().default(false),
    /** The place at which the search for that message goes on; null at its beginning. */
    searchPlace: jsonb('search_place'),
    /** The id of the channel, or of the DM if the recipient is a user. */
    channelId: text('channel_id'),
    ts: text('ts'),
    /** The timestamp of the parent message, for a message in a thread. */
    threadTs: text('thread_ts'),
    /** The message is under a member's name and picture, which Slack keeps as they were. */
    signed: boolean('signed').notNull().default(false),
    /** Slack's error code for the last failed attempt; `no answer` if there is none. */
    error: text('error'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.key] }),
    // For retention.
    index('deliveries_attempted').on(table.attemptedAt),
  ],
);

/** The pictures that background work uploads: one row per picture, which is uploaded at most once. */
export const pictures = tenantTable(
  'pictures',
  {
    /** The idempotency key, which names what the picture shows. */
    key: text('key').notNull(),
    /** `uploading`: a worker is at it, or died at it. */
    status: text('status', { enum: ['uploading', 'uploaded', 'failed'] }).notNull(),
    claimedAt: instant('claimed_at').notNull(),
    /** Slack's id of the file, once it is uploaded. */
    fileId: text('file_id'),
    /** The description of what it shows; null for pictures of earlier versions. */
    alt: text('alt'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.key] }),
    // For retention.
    index('pictures_claimed').on(table.claimedAt),
  ],
);

/**
 * Rate limits that Slack imposed, or that Hearth keeps to. No process calls that method in that workspace before `until`;
 * `method` may name a channel or a person as well, see `limited.ts`.
 */
export const rateLimits = tenantTable(
  'pauses',
  {
    method: text('method').notNull(),
    until: instant('until').notNull(),
    /** The earliest instant for the next waiting call; spaces the calls out, so that they don't all come at once. */
    nextAt: instant('next_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.method] })],
);

/** The bot tokens of the workspaces that installed Hearth through its install page. */
export const installations = tenantTable(
  'installations',
  {
    botId: text('bot_id').notNull(),
    /** The bot token, encrypted with AES-256-GCM under the key `keyId`. */
    sealedToken: text('sealed_token').notNull(),
    keyId: text('key_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId] })],
);

/**
 * Values that are accepted only once, stored for as long as they could be replayed: signatures of requests and OAuth
 * states. A state is stored under the workspace `-`, because the workspace isn't known yet.
 */
export const replayGuard = tenantTable('once', { key: text('key').notNull(), at: instant('at').notNull() }, (table) => [
  primaryKey({ columns: [table.workspaceId, table.key] }),
  index('once_at').on(table.at),
]);

/** The data that the tables of `slack` hold. */
export const slackInventory: DataInventory = {
  installations: {
    holds: 'the bot token, encrypted',
    why: 'to call Slack there',
    kept: 'until Hearth is uninstalled',
  },
  inbox: {
    holds:
      'events from Slack: ids and, when a person joins or changes their profile, their name, picture, time zone, language and role, and whether and until when their Slack status says that they are away (not the status itself)',
    why: 'to lose none of them',
    kept: 'emptied as soon as they are handled, deleted two days after they arrived; if Slack stops accepting our token before they are handled, deleted two weeks after they arrived',
    people: { fields: 'delete if mentioned', about: 'clear' },
  },
  deliveries: {
    holds: 'which message went to which person or channel, when, and where it is in Slack; not its text',
    why: 'to post nothing twice, and to change it later',
    kept: '90 days after the latest attempt, or for as long as the message is still changed',
    people: { recipient: 'delete' },
  },
  pictures: {
    holds:
      'which pictures of a group’s progress were uploaded, when, their ids in Slack, and what they show, in numbers',
    why: 'to upload each of them only once, and to show it',
    kept: '90 days',
  },
  once: {
    holds: 'signatures of requests, and states of installations',
    why: 'to accept each of them only once',
    kept: 'ten minutes',
  },
  pauses: {
    holds:
      'which of Slack’s methods must not be called in a workspace or a channel, or for a person, for now, and until when; a checksum instead of a person’s id',
    why: 'to keep to Slack’s rate limits',
    kept: 'a day',
  },
};

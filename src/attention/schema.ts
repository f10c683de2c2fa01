import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, jsonb, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Weekday } from '../core/calendar.js';
import { tenantTable } from '../core/database/tenancy.js';
import type { DataInventory } from '../core/personal-data.js';
import { communities, instant, people } from '../core/schema.js';
import type { Held } from './domain.js';

/**
 * A person's choices on when and about what Hearth may message them. Without a row, or for null, the defaults apply.
 */
export const attentionPreferences = tenantTable(
  'attention_preferences',
  {
    userId: text('user_id').notNull(),
    /** Both or neither are set; `HH:MM`, local time. Equal times mean no quiet hours. */
    quietFrom: text('quiet_from'),
    quietUntil: text('quiet_until'),
    workingDays: smallint('working_days').array().$type<Weekday[]>(),
    /** The region whose holidays count, such as `DE` or `DE-BY`; `none`; null for the country of their time zone. */
    holidays: text('holidays'),
    /** Topics that they switched off. */
    stopped: text('stopped').array().notNull().default([]),
    snoozedUntil: instant('snoozed_until'),
    /** True if they want to be asked every time, also when they do not answer. */
    keepAsking: boolean('keep_asking').notNull().default(false),
    /** True if their Slack status says that they are away. The status itself is not kept. */
    statusAway: boolean('status_away').notNull().default(false),
    /** The end of that status; null if it has none. */
    statusAwayUntil: instant('status_away_until'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [people.workspaceId, people.userId],
    }).onDelete('cascade'),
  ],
);

/** A workspace's own limits, in place of the defaults. */
export const attentionLimits = tenantTable(
  'attention_limits',
  {
    /** The shortest time between two nudges, in days. */
    nudgeDays: smallint('nudge_days').notNull(),
    perDay: smallint('per_day').notNull(),
    perWeek: smallint('per_week').notNull(),
    /** Words that mark a Slack status as away. */
    awayWords: text('away_words').array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId] })],
);

/** The words that an organizer chose for a community, in place of the workspace's. */
export const communityAwayWords = tenantTable(
  'attention_away_words',
  {
    communityId: uuid('community_id').notNull(),
    words: text('words').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/** Proactive messages that features proposed, with their holds and their outcome. */
export const attentionProposals = tenantTable(
  'attention_proposals',
  {
    id: uuid('id').notNull().defaultRandom(),
    userId: text('user_id').notNull(),
    kind: text('kind').notNull(),
    /** The id of the subject, in the feature's terms. */
    about: text('about').notNull(),
    weight: text('weight', { enum: ['nudge', 'notice'] }).notNull(),
    dueAt: instant('due_at').notNull(),
    /** The instant of the next decision; null once it is settled, that is, sent or dropped. */
    lookAt: instant('look_at'),
    /** All holds, oldest first. */
    holds: jsonb('holds').$type<Held[]>().notNull().default([]),
    /** The message that it is part of, and the instant of the last attempt to send that. */
    deliveryId: uuid('delivery_id'),
    /** The ledger key of a message that the person asked for and that carries this one; null if it has its own. */
    messageKey: text('message_key'),
    takenAt: instant('taken_at'),
    sentAt: instant('sent_at'),
    /** The instant at which the sent message is next compared with the facts; null once all its parts have ended. */
    closeAt: instant('close_at'),
    /** The state in which the sent message shows this part: `open`, `ended`, or another state of its kind. */
    shown: text('shown').notNull().default('open'),
    droppedAt: instant('dropped_at'),
    dropReason: text('drop_reason'),
    /** The reason why it was sent: the rule, and the facts in numbers and ids. */
    rule: text('rule'),
    facts: text('facts'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [people.workspaceId, people.userId],
    }).onDelete('cascade'),
    // Makes `propose` idempotent: a person gets one message of a kind about a subject.
    unique('attention_proposals_once').on(table.workspaceId, table.userId, table.kind, table.about),
    // For the sweep: open proposals, soonest first.
    index('attention_proposals_look').on(table.lookAt).where(sql`${table.lookAt} is not null`),
    // For the open proposals of one person.
    index('attention_proposals_waiting').on(table.workspaceId, table.userId).where(sql`${table.lookAt} is not null`),
    // For the caps: the recent messages of one person.
    index('attention_proposals_taken')
      .on(table.workspaceId, table.userId, table.takenAt)
      .where(sql`${table.takenAt} is not null`),
    // For a message's buttons: its parts.
    index('attention_proposals_delivery')
      .on(table.workspaceId, table.deliveryId)
      .where(sql`${table.deliveryId} is not null`),
    // For the sweep of sent messages with open parts, and to find those about one subject.
    index('attention_proposals_close').on(table.closeAt).where(sql`${table.closeAt} is not null`),
    index('attention_proposals_open').on(table.workspaceId, table.about).where(sql`${table.closeAt} is not null`),
    // For what a message carries.
    index('attention_proposals_carried')
      .on(table.workspaceId, table.messageKey)
      .where(sql`${table.messageKey} is not null`),
    // For retention.
    index('attention_proposals_settled').on(table.dueAt).where(sql`${table.lookAt} is null`),
  ],
);

/** The data that the tables of `attention` hold, with what erasing and exporting a person do with it. */
export const attentionInventory: DataInventory = {
  attention_preferences: {
    holds:
      'quiet hours, working days, holidays, the end of a snooze, the topics that a person stopped, whether they want to be asked every time, and whether and until when their Slack status says that they are away (not the status itself)',
    why: 'to message them only when they want it',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
  attention_limits: {
    holds: 'how many messages people in a workspace may get, and which Slack statuses mean that they are away',
    why: 'to do what an admin chose',
    kept: 'until the workspace is erased',
  },
  attention_away_words: {
    holds: 'which Slack statuses mean that a member of a community is away, if an organizer chose that',
    why: 'to do what an organizer chose',
    kept: 'until it is changed, or the workspace is erased',
  },
  attention_proposals: {
    holds: 'which messages were proposed, held back or sent, why, and whether they are still open, in ids and numbers',
    why: 'to answer “Why this?”, and to keep to the limits',
    kept: '90 days after it was due',
    people: { user_id: 'delete' },
  },
};

import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, jsonb, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Weekday } from '../core/calendar.js';
import { tenantTable } from '../core/database/tenancy.js';
import type { DataInventory } from '../core/personal-data.js';
import { instant, people } from '../core/schema.js';
import type { Held } from './domain.js';

/** When and of what a person wants to hear. No row, or null: as it is by default. */
export const attentionPreferences = tenantTable(
  'attention_preferences',
  {
    userId: text('user_id').notNull(),
    /** Both or neither; `HH:MM` by the person's clock; the same twice: no quiet hours. */
    quietFrom: text('quiet_from'),
    quietUntil: text('quiet_until'),
    workingDays: smallint('working_days').array().$type<Weekday[]>(),
    /** Whose holidays count, such as `DE` or `DE-BY`; `none`; null: those of the country that their zone is in. */
    holidays: text('holidays'),
    /** Topics that they do not want to hear about. */
    stopped: text('stopped').array().notNull().default([]),
    snoozedUntil: instant('snoozed_until'),
    /** Whether their Slack status says that they are away, and until when where it says so. Never the status itself. */
    statusAway: boolean('status_away').notNull().default(false),
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

/** What holds in a workspace instead of the defaults. */
export const attentionLimits = tenantTable(
  'attention_limits',
  {
    /** Days from one nudge to the next. */
    nudgeDays: smallint('nudge_days').notNull(),
    perDay: smallint('per_day').notNull(),
    perWeek: smallint('per_week').notNull(),
    /** A Slack status with one of these in it means: away. */
    awayWords: text('away_words').array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId] })],
);

/** One message that a feature asked for of its own accord: how long it waited, what for, and what became of it. */
export const attentionProposals = tenantTable(
  'attention_proposals',
  {
    id: uuid('id').notNull().defaultRandom(),
    userId: text('user_id').notNull(),
    kind: text('kind').notNull(),
    /** What it is about, as the feature knows it. */
    about: text('about').notNull(),
    weight: text('weight', { enum: ['nudge', 'notice'] }).notNull(),
    dueAt: instant('due_at').notNull(),
    /** When to look at it next; null once it was sent or dropped. */
    lookAt: instant('look_at'),
    /** Every time that it was held back, with the reason. */
    holds: jsonb('holds').$type<Held[]>().notNull().default([]),
    /** The message that it is part of, and when that was last given to Slack. */
    deliveryId: uuid('delivery_id'),
    takenAt: instant('taken_at'),
    sentAt: instant('sent_at'),
    droppedAt: instant('dropped_at'),
    dropReason: text('drop_reason'),
    /** Why it was sent: the rule, and the facts in numbers and ids. */
    rule: text('rule'),
    facts: text('facts'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [people.workspaceId, people.userId],
    }).onDelete('cascade'),
    // However often a feature asks, a person hears of one thing once.
    unique('attention_proposals_once').on(table.workspaceId, table.userId, table.kind, table.about),
    // What the sweep reads: only what waits, soonest first.
    index('attention_proposals_look').on(table.lookAt).where(sql`${table.lookAt} is not null`),
    // What waits for one person.
    index('attention_proposals_waiting').on(table.workspaceId, table.userId).where(sql`${table.lookAt} is not null`),
    // What one person got lately, for the caps.
    index('attention_proposals_taken')
      .on(table.workspaceId, table.userId, table.takenAt)
      .where(sql`${table.takenAt} is not null`),
    // The parts of a message, for the buttons on it.
    index('attention_proposals_delivery')
      .on(table.workspaceId, table.deliveryId)
      .where(sql`${table.deliveryId} is not null`),
    // For forgetting old ones.
    index('attention_proposals_settled').on(table.dueAt).where(sql`${table.lookAt} is null`),
  ],
);

/** What erasing and exporting a person do with the tables of `attention`. */
export const attentionInventory: DataInventory = {
  attention_preferences: {
    holds:
      'quiet hours, working days, holidays, what somebody does not want to hear, and whether their Slack status says that they are away (not what it says)',
    why: 'to write to them only when they want it',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
  attention_limits: {
    holds: 'how much a workspace wants to hear',
    why: 'to do what an admin chose',
    kept: 'until the workspace is erased',
  },
  attention_proposals: {
    holds: 'which message was proposed, held back or sent, and why, in ids and numbers',
    why: 'to answer “Why this?”, and to send no more than is wanted',
    kept: '90 days after it is settled',
    people: { user_id: 'delete' },
  },
};

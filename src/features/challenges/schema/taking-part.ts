import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../../../core/database/tenancy.js';
import { day, instant } from '../../../core/schema.js';
import { AGAIN } from '../domain/plan.js';
import { amount, ofChallenge } from './challenges.js';

/** How participants are reminded: with their check-in, at a time of their choice, or never. */
export const REMINDERS = ['check-in', 'time', 'never'] as const;

/** The members who joined a challenge. */
export const participants = tenantTable(
  'challenge_participants',
  {
    id: uuid('id').notNull().defaultRandom(),
    challengeId: uuid('challenge_id').notNull(),
    /** Null once the person is erased. Their progress still counts for the group. */
    userId: text('user_id'),
    teamId: uuid('team_id'),
    joinedAt: instant('joined_at').notNull(),
    /** Their own target, which is smaller for those who joined late. */
    target: amount('target').notNull(),
    reminder: text('reminder', { enum: REMINDERS }).notNull(),
    /** `HH:MM` in their own zone, for reminders at a time of their choice. */
    reminderTime: text('reminder_time'),
    /** The next reminder at a time of their choice; null for none. */
    remindAt: instant('remind_at'),
    /** The instant for which their latest reminder was planned; null if they had none. */
    remindedAt: instant('reminded_at'),
    /** True while that reminder has buttons. */
    isReminderOpen: boolean('is_reminder_open').notNull().default(false),
    /** Set while they pause: they are not reminded, and nobody waits for them. */
    pausedAt: instant('paused_at'),
    leftAt: instant('left_at'),
    /** They agreed to be named among the finishers. */
    isNamed: boolean('is_named').notNull(),
    /** They left the ranks. */
    isUnranked: boolean('is_unranked').notNull().default(false),
    /** Their reflection after the end. The line is shown to others if they agreed to that. */
    worked: text('worked'),
    again: text('again', { enum: AGAIN }),
    line: text('line'),
    sharesLine: boolean('shares_line').notNull().default(false),
    reflectedAt: instant('reflected_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // A member takes part once, however often they join.
    unique('challenge_participants_member').on(table.workspaceId, table.challengeId, table.userId),
    // Finds the challenges of one person.
    index('challenge_participants_person').on(table.workspaceId, table.userId),
    // Serves the sweep.
    index('challenge_participants_due').on(table.remindAt).where(sql`${table.remindAt} is not null`),
    ofChallenge(table),
  ],
);

/** The logs of participants. */
export const logs = tenantTable(
  'challenge_logs',
  {
    /** Comes from the form or button, so that a second press adds none. */
    id: uuid('id').notNull(),
    challengeId: uuid('challenge_id').notNull(),
    participantId: uuid('participant_id').notNull(),
    /** Null once the person is erased. */
    userId: text('user_id'),
    /** The member's local day for which it counts. */
    day: day('day').notNull(),
    amount: amount('amount').notNull(),
    note: text('note'),
    loggedAt: instant('logged_at').notNull(),
    /** Set when its author undid it. */
    undoneAt: instant('undone_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Sums up a challenge, by participant and day.
    index('challenge_logs_of_participant').on(table.workspaceId, table.challengeId, table.participantId, table.day),
    ofChallenge(table),
    foreignKey({
      columns: [table.workspaceId, table.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }).onDelete('cascade'),
    check('challenge_logs_amount', sql`${table.amount} > 0`),
  ],
);

/** The challenges that members were offered to join after a check-in: each once. */
export const offers = tenantTable(
  'challenge_offers',
  {
    challengeId: uuid('challenge_id').notNull(),
    userId: text('user_id').notNull(),
    /** The day of the check-in in whose message it is. */
    day: day('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.challengeId, table.userId] }), ofChallenge(table)],
);

/** Cheers for what others logged: one a day from each person. */
export const cheers = tenantTable(
  'challenge_cheers',
  {
    challengeId: uuid('challenge_id').notNull(),
    fromUser: text('from_user').notNull(),
    /** The local day of the one who cheers. */
    day: day('day').notNull(),
    logId: uuid('log_id').notNull(),
    at: instant('at').notNull(),
    /** The time at which the author of the log saw it on Home. */
    seenAt: instant('seen_at'),
    /** The time at which it was gathered into the line in the thread; null until then. */
    gatheredAt: instant('gathered_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.challengeId, table.fromUser, table.day] }),
    // Finds the cheers for a person's logs.
    index('challenge_cheers_log').on(table.workspaceId, table.logId),
    foreignKey({
      columns: [table.workspaceId, table.logId],
      foreignColumns: [logs.workspaceId, logs.id],
    }).onDelete('cascade'),
    ofChallenge(table),
  ],
);

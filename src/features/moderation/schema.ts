import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { retention } from '../../core/database/retention.js';
import { tenantTable } from '../../core/database/tenancy.js';
import { DAY } from '../../core/durations.js';
import type { DataInventory } from '../../core/personal-data.js';
import { communities, instant } from '../../core/schema.js';
import { ACTS, PLACES, STATES } from './domain/case.js';
import { NOTICES } from './domain/shown.js';
import { OUTCOMES } from './domain/warning.js';

/** The number of days for which a report is kept after it was closed. */
export const KEPT_DAYS = 90;

/** The organizers' choice of where the reports of a community go. */
export const settings = tenantTable(
  'moderation_settings',
  {
    communityId: uuid('community_id').notNull(),
    /** The moderators' private channel; null without one. */
    channelId: text('channel_id'),
    /** Set when that channel can't be used anymore; null again once an organizer has chosen anew. */
    lostAt: instant('lost_at'),
    /** The workspace admin who gets reports that concern all organizers and moderators; null for any. */
    adminUserId: text('admin_user_id'),
    /** True if moderators may warn members. */
    warns: boolean('warns').notNull().default(false),
    /** The time at which Hearth looks at the channel again; null without one. */
    checkAt: instant('check_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId] }),
    // Serves the sweep.
    index('moderation_settings_due').on(table.checkAt).where(sql`${table.checkAt} is not null`),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/** The things that were reported: one row for each message, or concern without one. Holds no words of the message. */
export const cases = tenantTable(
  'moderation_cases',
  {
    id: uuid('id').notNull().defaultRandom(),
    communityId: uuid('community_id').notNull(),
    /** The message; null for a concern without one. */
    channelId: text('channel_id'),
    ts: text('ts'),
    threadTs: text('thread_ts'),
    /** The kind of conversation that the message is in. */
    place: text('place', { enum: PLACES }),
    /** The person whom it concerns; null if nobody was named, or once they are erased. */
    aboutUserId: text('about_user_id'),
    openedAt: instant('opened_at').notNull(),
    state: text('state', { enum: STATES }).notNull().default('open'),
    takenBy: text('taken_by'),
    closedBy: text('closed_by'),
    closedAt: instant('closed_at'),
    /** The workspace admin who handles it because it concerns all organizers and moderators; null for any other. */
    adminUserId: text('admin_user_id'),
    /** The number of changes that its cards had to show so far, and the time at which they are due to show them. */
    changes: integer('changes').notNull().default(1),
    dueAt: instant('due_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Settles the race between two people who report the same message.
    unique('moderation_cases_message').on(table.workspaceId, table.communityId, table.channelId, table.ts),
    // Lists the cases of a community, the latest first.
    index('moderation_cases_of_community').on(table.workspaceId, table.communityId, table.openedAt),
    // Serves the sweep.
    index('moderation_cases_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
    // For retention.
    index('moderation_cases_closed').on(table.closedAt).where(sql`${table.closedAt} is not null`),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

const ofCase = { workspaceId: cases.workspaceId, id: cases.id };

/** The reports of people, and the messages that they got about them. */
export const reports = tenantTable(
  'moderation_reports',
  {
    id: uuid('id').notNull().defaultRandom(),
    caseId: uuid('case_id').notNull(),
    reporterUserId: text('reporter_user_id').notNull(),
    /** The version of the guidelines and the place of the rule in it; null if they chose none. */
    versionId: uuid('version_id'),
    rule: text('rule'),
    /** Their note, encrypted; null if they wrote nothing. */
    note: text('note'),
    reportedAt: instant('reported_at').notNull(),
    /** The times at which they were told that it arrived, and that it was handled. */
    receivedAt: instant('received_at'),
    handledAt: instant('handled_at'),
    /** The time at which they are due to be told something. */
    dueAt: instant('due_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Settles the race between two reports by one person.
    unique('moderation_reports_reporter').on(table.workspaceId, table.caseId, table.reporterUserId),
    // Serves the sweep.
    index('moderation_reports_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
    foreignKey({
      columns: [table.workspaceId, table.caseId],
      foreignColumns: [ofCase.workspaceId, ofCase.id],
    }).onDelete('cascade'),
  ],
);

/** The cards that show a case, one for each channel or person that got one. */
export const cards = tenantTable(
  'moderation_cards',
  {
    caseId: uuid('case_id').notNull(),
    /** The id of a channel or a user. */
    recipient: text('recipient').notNull(),
    postedAt: instant('posted_at'),
    /** Set when the case went to others, so that the card says only that. */
    withdrawnAt: instant('withdrawn_at'),
    /** The time at which the words of the message were about to be posted below the card, which is tried once. */
    excerptAt: instant('excerpt_at'),
    /** A change that its reader must notice although Slack tells nobody of a changed card, and the time of that change. */
    notice: text('notice', { enum: NOTICES }),
    noticeAt: instant('notice_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.caseId, table.recipient] }),
    foreignKey({
      columns: [table.workspaceId, table.caseId],
      foreignColumns: [ofCase.workspaceId, ofCase.id],
    }).onDelete('cascade'),
  ],
);

/** The acts of people and of Hearth in a case. Nothing in it ever changes. */
export const acts = tenantTable(
  'moderation_acts',
  {
    id: uuid('id').notNull().defaultRandom(),
    caseId: uuid('case_id').notNull(),
    act: text('act', { enum: ACTS }).notNull(),
    /** Null if Hearth did it, or once that person is erased. */
    doneBy: text('done_by'),
    at: instant('at').notNull(),
    /** Their words, encrypted: a note, or the text of a reminder. */
    note: text('note'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index('moderation_acts_of_case').on(table.workspaceId, table.caseId, table.at),
    foreignKey({
      columns: [table.workspaceId, table.caseId],
      foreignColumns: [ofCase.workspaceId, ofCase.id],
    }).onDelete('cascade'),
  ],
);

/** The warnings that moderators gave, with the appeals against them. They are about a case, and are deleted with it. */
export const warnings = tenantTable(
  'moderation_warnings',
  {
    /** The id of the act. */
    id: uuid('id').notNull(),
    caseId: uuid('case_id').notNull(),
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    givenBy: text('given_by'),
    /** The version of the guidelines and the place of the rule in it; null if the community has none. */
    versionId: uuid('version_id'),
    rule: text('rule'),
    givenAt: instant('given_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** The time at which the member got it; null before. */
    sentAt: instant('sent_at'),
    /** The member's appeal, encrypted; null if they didn't appeal. */
    appeal: text('appeal'),
    appealedAt: instant('appealed_at'),
    /** The workspace admin who decides on the appeal because no organizer can; null for any other. */
    adminUserId: text('admin_user_id'),
    /** The outcome of the appeal. */
    outcome: text('outcome', { enum: OUTCOMES }),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    /** The number of changes of the appeal so far, and the time at which they are due to be shown. */
    changes: integer('changes').notNull().default(0),
    dueAt: instant('due_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Finds the warnings of a member.
    index('moderation_warnings_of_member').on(table.workspaceId, table.communityId, table.userId),
    // For deleting a case.
    index('moderation_warnings_of_case').on(table.workspaceId, table.caseId),
    // Serves the sweep.
    index('moderation_warnings_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
    foreignKey({
      columns: [table.workspaceId, table.caseId],
      foreignColumns: [ofCase.workspaceId, ofCase.id],
    }).onDelete('cascade'),
  ],
);

/** The messages that show an appeal to those who can decide on it. */
export const appealCards = tenantTable(
  'moderation_appeal_cards',
  {
    warningId: uuid('warning_id').notNull(),
    recipient: text('recipient').notNull(),
    postedAt: instant('posted_at'),
    /** Set when the appeal went to others, so that the message says only that. */
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.warningId, table.recipient] }),
    foreignKey({
      columns: [table.workspaceId, table.warningId],
      foreignColumns: [warnings.workspaceId, warnings.id],
    }).onDelete('cascade'),
  ],
);

/** Deletes a closed case with its reports, cards and acts. */
export const caseRetention = retention('moderation.clear', {
  table: cases,
  column: cases.closedAt,
  keepMs: KEPT_DAYS * DAY,
});

const kept = `until ${KEPT_DAYS} days after it was closed, or until the workspace is erased`;

/** The data inventory of these tables. */
export const data: DataInventory = {
  moderation_settings: {
    holds:
      'which private channel the moderators have, which admin gets reports about all of them, and whether moderators may warn members',
    why: 'to bring reports where an organizer wanted them',
    kept: 'until it is changed, or the workspace is erased',
    people: { admin_user_id: 'clear' },
  },
  moderation_cases: {
    holds:
      'where a reported message is (ids only, not its text); who wrote it, or whom a concern is about; who has taken it on or closed it, and when',
    why: 'to show it to those who handle it, and to nobody whom it concerns',
    kept,
    people: { about_user_id: 'clear', taken_by: 'clear', closed_by: 'clear', admin_user_id: 'clear' },
  },
  moderation_reports: {
    holds: 'who reported something, which rule they named, and what they wrote about it, encrypted',
    why: 'to handle it, and to tell them that it arrived and that it was handled',
    kept,
    sealed: ['note'],
    people: { reporter_user_id: 'delete' },
  },
  moderation_cards: {
    holds: 'which people or channel Hearth showed a report to, and when',
    why: 'to keep what they see current',
    kept,
    people: { recipient: 'delete' },
  },
  moderation_acts: {
    holds: 'what moderators did about a report, when, and what they wrote about it, encrypted',
    why: 'so that moderators and organizers can see what was done',
    kept,
    sealed: ['note'],
    people: { done_by: 'clear' },
  },
  moderation_warnings: {
    holds:
      'who warned whom, for which rule, and until when it counts; what the member wrote against it, encrypted; who decided on that, and how',
    why: 'so that moderators see it at the next report, and so that the member can appeal once',
    kept,
    sealed: ['appeal'],
    people: { user_id: 'delete', given_by: 'clear', admin_user_id: 'clear', decided_by: 'clear' },
  },
  moderation_appeal_cards: {
    holds: 'which people Hearth showed an appeal to, and when',
    why: 'to keep what they see current',
    kept,
    people: { recipient: 'delete' },
  },
};

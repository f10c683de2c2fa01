import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Weekday } from '../../../core/calendar.js';
import { tenantTable } from '../../../core/database/tenancy.js';
import { communities, day, instant } from '../../../core/schema.js';
import { MILESTONES } from '../domain/milestones.js';
import { MEASURES, PROMPT_PACES, RHYTHMS, STATES, VISIBILITIES } from '../domain/plan.js';
import type { TemplatePlan } from '../domain/templates.js';

/** A column for an amount with two decimals; read and written as a number. */
export const amount = (name: string) => numeric(name, { precision: 12, scale: 2, mode: 'number' });

/** The foreign key of a table whose rows belong to a challenge. */
export const ofChallenge = ({ workspaceId, challengeId }: { workspaceId: AnyPgColumn; challengeId: AnyPgColumn }) =>
  foreignKey({
    columns: [workspaceId, challengeId],
    foreignColumns: [challenges.workspaceId, challenges.id],
  }).onDelete('cascade');

/** Challenges, in all their states. */
export const challenges = tenantTable(
  'challenges',
  {
    id: uuid('id').notNull().defaultRandom(),
    communityId: uuid('community_id').notNull(),
    state: text('state', { enum: STATES }).notNull(),
    /** The name of a built-in template, or the id of a template of the community. */
    template: text('template').notNull(),
    name: text('name').notNull(),
    /** One sentence that says what to do. */
    task: text('task').notNull(),
    measure: text('measure', { enum: MEASURES }).notNull(),
    /** The unit of an amount or a count, such as `pages`; empty for days. */
    unit: text('unit').notNull().default(''),
    rhythm: text('rhythm', { enum: RHYTHMS }).notNull(),
    weekdays: smallint('weekdays').array().$type<Weekday[]>().notNull().default([]),
    /** The first and the last day, inclusive: each member's own local days. */
    firstDay: day('first_day').notNull(),
    lastDay: day('last_day').notNull(),
    target: amount('target').notNull(),
    graceDays: smallint('grace_days').notNull(),
    visibility: text('visibility', { enum: VISIBILITIES }).notNull().default('everyone'),
    hasRanks: boolean('has_ranks').notNull().default(false),
    /** Asks for a link with each log. It may be left out. */
    asksLink: boolean('asks_link').notNull().default(false),
    prompts: text('prompts').array().notNull().default([]),
    promptPace: text('prompt_pace', { enum: PROMPT_PACES }).notNull().default('daily'),
    /** The time zone of what happens for all together: prompts, the end and the summary. */
    zone: text('zone').notNull(),
    /** The group's target, once it is fixed or if an organizer set it; null while it follows from who joins. */
    groupTarget: amount('group_target'),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    /** The organizer who approved what a member proposed; null if nobody needed to. */
    approvedBy: text('approved_by'),
    /** The time at which it ended, or was cancelled. */
    endedAt: instant('ended_at'),
    /** The words with which it was cancelled. */
    cancelWords: text('cancel_words'),
    /** The sum of all progress when it ended; null until then. */
    total: amount('total'),
    /** The time at which its creator was asked what to do with a challenge that nobody had joined by its start; null once that is settled. */
    nobodyAskedAt: instant('nobody_asked_at'),
    /** The number of prompts that were posted. */
    prompted: smallint('prompted').notNull().default(0),
    /** The time at which the summary was posted. */
    summedUpAt: instant('summed_up_at'),
    /** The next instant at which something happens for all: start, fixing of the target, prompt, end, summary; null for never. */
    dueAt: instant('due_at'),
    /** The number of changes that the post in the channel has to show, so that none is missed by an edit under way. */
    changes: integer('changes').notNull().default(0),
    postedAt: instant('posted_at'),
    editedAt: instant('edited_at'),
    /** The time from which the post may be written or edited; null while it shows the facts. */
    postDueAt: instant('post_due_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
    // Finds the challenges of a community, the latest first.
    index('challenges_of_community').on(table.workspaceId, table.communityId, table.firstDay),
    // Serve the sweeps; few challenges run.
    index('challenges_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
    index('challenges_stale_posts').on(table.postDueAt).where(sql`${table.postDueAt} is not null`),
    check('challenges_days', sql`${table.lastDay} >= ${table.firstDay}`),
    check('challenges_target', sql`${table.target} > 0`),
  ],
);

/** The teams of a challenge, which its creator makes by hand. */
export const teams = tenantTable(
  'challenge_teams',
  {
    id: uuid('id').notNull().defaultRandom(),
    challengeId: uuid('challenge_id').notNull(),
    name: text('name').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique('challenge_teams_name').on(table.workspaceId, table.challengeId, table.name),
    ofChallenge(table),
  ],
);

/** The members whom the creator put into a team. They take part only once they join. */
export const teamMembers = tenantTable(
  'challenge_team_members',
  {
    challengeId: uuid('challenge_id').notNull(),
    teamId: uuid('team_id').notNull(),
    userId: text('user_id').notNull(),
  },
  (table) => [
    // A member is in one team of a challenge.
    primaryKey({ columns: [table.workspaceId, table.challengeId, table.userId] }),
    foreignKey({
      columns: [table.workspaceId, table.teamId],
      foreignColumns: [teams.workspaceId, teams.id],
    }).onDelete('cascade'),
    ofChallenge(table),
  ],
);

/** The milestones that a challenge has reached. The row settles that each is celebrated once. */
export const milestones = tenantTable(
  'challenge_milestones',
  {
    challengeId: uuid('challenge_id').notNull(),
    kind: text('kind', { enum: MILESTONES }).notNull(),
    at: instant('at').notNull(),
    /** The time from which it is to be posted; null once it was. */
    postDueAt: instant('post_due_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.challengeId, table.kind] }),
    index('challenge_milestones_due').on(table.postDueAt).where(sql`${table.postDueAt} is not null`),
    ofChallenge(table),
  ],
);

/** Templates that organizers saved for their community. */
export const templates = tenantTable(
  'challenge_templates',
  {
    id: uuid('id').notNull().defaultRandom(),
    communityId: uuid('community_id').notNull(),
    plan: jsonb('plan').$type<TemplatePlan>().notNull(),
    createdBy: text('created_by'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index('challenge_templates_of_community').on(table.workspaceId, table.communityId),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

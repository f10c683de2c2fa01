import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, primaryKey, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../../../core/database/tenancy.js';
import type { DataInventory } from '../../../core/personal-data.js';
import { programmes } from '../../../core/programme-schema.js';
import { day, instant, people } from '../../../core/schema.js';

/** The programmes that have circles now. */
export const circlePlans = tenantTable(
  'checkin_circle_plans',
  {
    programmeId: uuid('programme_id').notNull(),
    /** The first day of the next circles, which are formed of all members anew. */
    reformOn: day('reform_on').notNull(),
    /** The time at which to look who has come and gone. */
    dueAt: instant('due_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.programmeId] }),
    // Serves the sweep: soonest first.
    index('checkin_circle_plans_due').on(table.dueAt),
    foreignKey({
      columns: [table.workspaceId, table.programmeId],
      foreignColumns: [programmes.workspaceId, programmes.id],
    }).onDelete('cascade'),
  ],
);

/** The circles of programmes, also those that ended. */
export const circles = tenantTable(
  'checkin_circles',
  {
    id: uuid('id').notNull().defaultRandom(),
    programmeId: uuid('programme_id').notNull(),
    /** Its name is made of it. */
    number: smallint('number').notNull(),
    /** The channel that an organizer named for it; null for the home channel. */
    channelId: text('channel_id'),
    /** Set when Hearth can't post there anymore. Its posts are in the home channel since. */
    channelLostAt: instant('channel_lost_at'),
    /** The first of its days, and the first day after them; null while it exists. */
    fromDay: day('from_day').notNull(),
    untilDay: day('until_day'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Finds the circles of a programme.
    index('checkin_circles_of_programme').on(table.workspaceId, table.programmeId),
    // Finds the circles of a channel that was lost.
    index('checkin_circles_in_channel')
      .on(table.workspaceId, table.channelId)
      .where(sql`${table.channelId} is not null`),
    foreignKey({
      columns: [table.workspaceId, table.programmeId],
      foreignColumns: [programmes.workspaceId, programmes.id],
    }).onDelete('cascade'),
  ],
);

/** The circles to which members' answers go, by the day of the check-in. */
export const circleMembers = tenantTable(
  'checkin_circle_members',
  {
    programmeId: uuid('programme_id').notNull(),
    userId: text('user_id').notNull(),
    circleId: uuid('circle_id').notNull(),
    /** The first day, and the first day after that; null until they leave it. */
    fromDay: day('from_day').notNull(),
    untilDay: day('until_day'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.programmeId, table.userId, table.fromDay] }),
    // Allows one circle at a time, so that concurrent workers place nobody twice.
    uniqueIndex('checkin_circle_members_now')
      .on(table.workspaceId, table.programmeId, table.userId)
      .where(sql`${table.untilDay} is null`),
    index('checkin_circle_members_of_circle').on(table.workspaceId, table.circleId),
    index('checkin_circle_members_of_person').on(table.workspaceId, table.userId),
    foreignKey({
      columns: [table.workspaceId, table.circleId],
      foreignColumns: [circles.workspaceId, circles.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [people.workspaceId, people.userId],
    }).onDelete('cascade'),
  ],
);

/** The posts of the days of a circle, as `checkin_days` are those of a programme without circles. */
export const circleDays = tenantTable(
  'checkin_circle_days',
  {
    id: uuid('id').notNull().defaultRandom(),
    circleId: uuid('circle_id').notNull(),
    programmeId: uuid('programme_id').notNull(),
    day: day('day').notNull(),
    changes: integer('changes').notNull(),
    editedAt: instant('edited_at'),
    dueAt: instant('due_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique('checkin_circle_days_day').on(table.workspaceId, table.circleId, table.day),
    // Finds the days before and after one.
    index('checkin_circle_days_of_programme').on(table.workspaceId, table.programmeId, table.day),
    // Serves the sweep: only posts that do not show the current state.
    index('checkin_circle_days_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
    foreignKey({
      columns: [table.workspaceId, table.circleId],
      foreignColumns: [circles.workspaceId, circles.id],
    }).onDelete('cascade'),
  ],
);

/** The data inventory of these tables. */
export const circleData: DataInventory = {
  checkin_circle_plans: {
    holds: 'which check-ins are split into circles, and when those are formed again; nothing about people',
    why: 'to keep circles at about eight members',
    kept: 'until an organizer switches them off, or the workspace is erased',
  },
  checkin_circles: {
    holds: 'the circles of a check-in, from when to when they exist, and their channels; nothing about people',
    why: 'to give each its own thread',
    kept: 'until the workspace is erased',
  },
  checkin_circle_members: {
    holds: 'who is and was in which circle',
    why: 'to post answers in the right thread, and to let people meet new ones when circles are formed again',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
  checkin_circle_days: {
    holds: 'on which days the answers of a circle changed, and when its post was edited; nothing about people',
    why: 'to keep the post current without editing it too often',
    kept: 'until the workspace is erased',
  },
};

import { sql } from 'drizzle-orm';
import { check, foreignKey, index, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { Weekday } from './calendar.js';
import { tenantTable } from './database/tenancy.js';
import { communities, day, instant } from './schema.js';

/** How often check-ins repeat: on their weekdays of every, every second or every fourth week; or on the first in a month. */
export const REPEATS = ['weekly', 'two-weekly', 'four-weekly', 'monthly'] as const;

/** The check-ins of a community. The first one has the community's id, and is set up with it. */
export const programmes = tenantTable(
  'checkin_programmes',
  {
    id: uuid('id').notNull(),
    communityId: uuid('community_id').notNull(),
    /** Empty for the first one until an organizer names it. */
    name: text('name').notNull().default(''),
    repeats: text('repeats', { enum: REPEATS }).notNull().default('weekly'),
    days: smallint('days').array().$type<Weekday[]>().notNull().default([1, 2, 3, 4, 5]),
    /** A day in one of its weeks, if it repeats every two or four weeks. */
    weeksFrom: day('weeks_from').notNull().default('2026-01-05'),
    /** `HH:MM` in the fixed zone of the community, or else in the member's own. */
    time: text('time').notNull().default('09:00'),
    deadline: text('deadline').notNull().default('18:00'),
    /** The number of days from the check-in day to the day of the deadline. */
    deadlineDays: smallint('deadline_days').notNull().default(0),
    /** The hours by which members may be asked earlier or later, if they choose so; 0 if they may not. */
    bandHours: smallint('band_hours').notNull().default(0),
    /** The time of the last change to the columns above or to the fixed zone, or at which the community was reopened. */
    rhythmSince: instant('rhythm_since').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** The first day after a pause, in each member's time zone; null if it was never paused. */
    pausedUntil: day('paused_until'),
    /** Set while it is closed. The first one closes with its community only. */
    closedAt: instant('closed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Finds the check-ins of a community.
    index('checkin_programmes_of_community').on(table.workspaceId, table.communityId),
    check(
      'checkin_programmes_deadline_after_time',
      sql`${table.deadlineDays} > 0 or ${table.deadline} > ${table.time}`,
    ),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../../core/database/tenancy.js';
import type { DataInventory } from '../../core/personal-data.js';
import { communities, day, instant, members } from '../../core/schema.js';

/** How often a member did what on a day of theirs, and towards whom. Ids and counts; never a word of what was said. */
export const activity = tenantTable(
  'activity',
  {
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    /** By the calendar of the member's zone. */
    day: day('day').notNull(),
    kind: text('kind').notNull(),
    /** How much one of these ties the member to `with_user`; null in rows that older versions wrote. */
    weight: smallint('weight'),
    /** The member whom it was for: who was answered, mentioned or reacted to; empty for nobody in particular. */
    withUser: text('with_user').notNull(),
    /** Zero once all of it was taken back. */
    count: integer('count').notNull(),
    lastAt: instant('last_at').notNull(),
    /** Where the last message of these is, for a link to it; null when it was deleted. */
    channelId: text('channel_id'),
    ts: text('ts'),
    threadTs: text('thread_ts'),
    /** The threads that were begun or joined, as `channel:ts`, the first ones first. */
    threads: text('threads').array().notNull(),
    /** Fingerprints of the latest of these, so that what comes twice counts once, and is taken back where it was counted. */
    marks: text('marks').array().notNull(),
  },
  (table) => [
    // A message is one change of one row, and the days of one member lie side by side.
    primaryKey({
      columns: [table.workspaceId, table.communityId, table.userId, table.day, table.kind, table.withUser],
    }),
    // What others did towards a member: who is close to them, who answered.
    index('activity_towards')
      .on(table.workspaceId, table.withUser, table.communityId, table.day)
      .where(sql`${table.withUser} <> ''`),
    // The last days of a whole community.
    index('activity_of_day').on(table.workspaceId, table.communityId, table.day),
    // For dropping old ones. Rows are written in the order of their days, so a few entries tell of all.
    index('activity_day').using('brin', table.day),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.userId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
  ],
);

/** Channels besides its home in which what members do counts for a community. */
export const activityChannels = tenantTable(
  'activity_channels',
  { channelId: text('channel_id').notNull(), communityId: uuid('community_id').notNull() },
  (table) => [
    // A channel counts for one community, so that a message changes one row.
    primaryKey({ columns: [table.workspaceId, table.channelId] }),
    // Those of a community, for its settings.
    index('activity_channels_of_community').on(table.workspaceId, table.communityId),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/** What is in these tables. */
export const data: DataInventory = {
  activity: {
    holds:
      'how often a member posted, replied or reacted on each day, and towards whom; ids and counts, and where the last message is for a link to it; never text',
    why: 'to notice who goes quiet or waits for an answer',
    kept: '400 days',
    // What others did towards them stays theirs. Two rows of one day must not become the same.
    people: { user_id: 'delete', with_user: sql`'-' || gen_random_uuid()` },
  },
  activity_channels: {
    holds: 'in which further channels that counts',
    why: 'to do what an organizer chose',
    kept: 'until it is changed',
  },
};

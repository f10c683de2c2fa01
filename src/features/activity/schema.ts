import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../../core/database/tenancy.js';
import type { DataInventory } from '../../core/personal-data.js';
import { communities, day, instant, members } from '../../core/schema.js';

/** Counts of a member's activity by local day, kind and addressee. Holds ids and counts, never message text. */
export const activity = tenantTable(
  'activity',
  {
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    /** The local day in the member's time zone. */
    day: day('day').notNull(),
    kind: text('kind').notNull(),
    /** The amount by which one of these acts ties the member to `with_user`; null in rows that older versions wrote. */
    weight: smallint('weight'),
    /** The member who was answered, mentioned or reacted to; empty if there is none. */
    withUser: text('with_user').notNull(),
    /** Zero once every act was undone. */
    count: integer('count').notNull(),
    lastAt: instant('last_at').notNull(),
    /** The location of the latest message, for a permalink; null if there is none or it was deleted. */
    channelId: text('channel_id'),
    ts: text('ts'),
    threadTs: text('thread_ts'),
    /** The threads that the member started or joined, as `channel:ts`, earliest first. */
    threads: text('threads').array().notNull(),
    /**
     * Fingerprints of the latest events. They deduplicate redelivered events, and find the row when an act is undone.
     */
    marks: text('marks').array().notNull(),
  },
  (table) => [
    // A message changes one row, and the days of one member are adjacent.
    primaryKey({
      columns: [table.workspaceId, table.communityId, table.userId, table.day, table.kind, table.withUser],
    }),
    // Finds activity towards a member: their closest peer, and answers to them.
    index('activity_towards')
      .on(table.workspaceId, table.withUser, table.communityId, table.day)
      .where(sql`${table.withUser} <> ''`),
    // Finds the latest days of a whole community.
    index('activity_of_day').on(table.workspaceId, table.communityId, table.day),
    // Serves retention. BRIN suffices, because rows are inserted in the order of their days.
    index('activity_day').using('brin', table.day),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.userId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
  ],
);

/** Channels, besides a community's home channel, whose activity counts for it. */
export const activityChannels = tenantTable(
  'activity_channels',
  { channelId: text('channel_id').notNull(), communityId: uuid('community_id').notNull() },
  (table) => [
    // A channel counts for one community only, so that a message changes one row.
    primaryKey({ columns: [table.workspaceId, table.channelId] }),
    // Lists a community's channels for its settings.
    index('activity_channels_of_community').on(table.workspaceId, table.communityId),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/** Acts that were undone before they were counted, since Slack doesn't keep to the order of events. */
export const undone = tenantTable(
  'activity_undone',
  { userId: text('user_id').notNull(), mark: text('mark').notNull(), at: instant('at').notNull() },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId, table.mark] }),
    // For retention.
    index('activity_undone_at').on(table.at),
  ],
);

/** The data inventory of these tables. */
export const data: DataInventory = {
  activity: {
    holds:
      'how often a member posted, replied, reacted or used Hearth on each day, and to which members; where the latest message and the threads are; only ids and counts, never text',
    why: 'to notice members who go quiet or wait for an answer',
    kept: '400 days',
    // Activity of other members towards an erased person belongs to those members. The random id keeps primary keys
    // distinct.
    people: { user_id: 'delete', with_user: sql`'-' || gen_random_uuid()` },
  },
  activity_undone: {
    holds: 'fingerprints of messages and reactions that were deleted before Slack reported them',
    why: 'to count none of them when Slack reports them late',
    kept: '2 days',
    people: { user_id: 'delete' },
  },
  activity_channels: {
    holds: 'the other channels whose activity counts for a community',
    why: 'to do what an organizer chose',
    kept: 'until it is changed',
  },
};

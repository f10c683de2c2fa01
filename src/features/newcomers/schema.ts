import { sql } from 'drizzle-orm';
import { foreignKey, index, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../../core/database/tenancy.js';
import type { DataInventory } from '../../core/personal-data.js';
import { instant, members } from '../../core/schema.js';

/**
 * Members who joined a community after it was set up, and the progress of their first days. Users who left are kept
 * too, so that they do not count as new again.
 */
export const newcomers = tenantTable(
  'newcomers',
  {
    id: uuid('id').notNull().defaultRandom(),
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    joinedAt: instant('joined_at').notNull(),
    /** The time of the next evaluation; null when nothing is left to do. */
    lookAt: instant('look_at'),
    /** The time at which their welcome was proposed. */
    welcomedAt: instant('welcomed_at'),
    introducedAt: instant('introduced_at'),
    /** Their introduction, until it is posted. */
    about: text('about'),
    hopes: text('hopes'),
    /** The time at which a greeter was asked to answer their first post, and the location of that post. */
    askedAt: instant('asked_at'),
    channelId: text('channel_id'),
    ts: text('ts'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Prevents a user from being new to a community twice. Also finds the first posts that wait for an answer, for the
    // organizers.
    unique('newcomers_member').on(table.workspaceId, table.communityId, table.userId),
    // Serves the sweep.
    index('newcomers_due').on(table.lookAt).where(sql`${table.lookAt} is not null`),
    // Finds introductions whose job the queue lost; nearly always empty.
    index('newcomers_unposted').on(table.introducedAt).where(sql`${table.about} is not null`),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.userId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
  ],
);

/** The data inventory of these tables. */
export const data: DataInventory = {
  newcomers: {
    holds:
      'when a member joined and was welcomed, where their first post is, and their introduction until it is posted',
    why: 'to welcome them, and to see that their first post gets an answer',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
};

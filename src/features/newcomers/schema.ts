import { sql } from 'drizzle-orm';
import { foreignKey, index, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../../core/database/tenancy.js';
import type { DataInventory } from '../../core/personal-data.js';
import { communities, instant, members } from '../../core/schema.js';

/** Who joined a community after it was set up, and how far their first days have come; and who left one, who is never new there again. */
export const newcomers = tenantTable(
  'newcomers',
  {
    id: uuid('id').notNull().defaultRandom(),
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    joinedAt: instant('joined_at').notNull(),
    /** When to look at them next; null when there is nothing left to do. */
    lookAt: instant('look_at'),
    /** When it was decided to welcome them. */
    welcomedAt: instant('welcomed_at'),
    introducedAt: instant('introduced_at'),
    /** What they say of themselves, until it is posted. */
    about: text('about'),
    hopes: text('hopes'),
    /** Their first post, once a greeter was asked to answer it. */
    askedAt: instant('asked_at'),
    channelId: text('channel_id'),
    ts: text('ts'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Nobody is new to a community twice; and those of one community that wait for an answer, for its organizers.
    unique('newcomers_member').on(table.workspaceId, table.communityId, table.userId),
    // What the sweep reads.
    index('newcomers_due').on(table.lookAt).where(sql`${table.lookAt} is not null`),
    // What a lost queue forgot to post; nearly always empty.
    index('newcomers_unposted').on(table.introducedAt).where(sql`${table.about} is not null`),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.userId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
  ],
);

/** Who greets newcomers of a community, where somebody was chosen. */
export const greeters = tenantTable(
  'newcomer_greeters',
  { communityId: uuid('community_id').notNull(), userId: text('user_id').notNull() },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/** What is in these tables. */
export const data: DataInventory = {
  newcomers: {
    holds: 'when somebody joined and was welcomed; what they say of themselves, until it is posted',
    why: 'to welcome them',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
  newcomer_greeters: {
    holds: 'who greets newcomers',
    why: 'to do what an organizer chose',
    kept: 'until it is changed',
    people: { user_id: 'delete' },
  },
};

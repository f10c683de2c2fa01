import { foreignKey, index, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../../../core/database/tenancy.js';
import type { DataInventory } from '../../../core/personal-data.js';
import { communities, instant } from '../../../core/schema.js';
import { DIGEST_PLACES } from '../domain/digest.js';

/** The weekly digests of communities that have one. */
export const digests = tenantTable(
  'checkin_digests',
  {
    communityId: uuid('community_id').notNull(),
    place: text('place', { enum: DIGEST_PLACES }).notNull(),
    /** The other channel; null unless that is the place. */
    channelId: text('channel_id'),
    /** The time zone of the organizer who chose it, in which it comes on Monday morning. */
    zone: text('zone').notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId] }),
    // Serves the sweep: soonest first.
    index('checkin_digests_due').on(table.dueAt),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/** The data inventory of this table. */
export const digestData: DataInventory = {
  checkin_digests: {
    holds: 'where a community’s weekly digest goes, and when the next one comes; nothing about people',
    why: 'to post it',
    kept: 'until an organizer switches it off, or the workspace is erased',
  },
};

import { index, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../../../core/database/tenancy.js';
import type { DataInventory } from '../../../core/personal-data.js';
import { instant } from '../../../core/schema.js';

/**
 * The messages about a member's latest check-in that don't show what other features put beside it. Each change adds a row,
 * without a unique or foreign key: it would wait for a row that another transaction holds, and that one may wait for it.
 */
export const staleMessages = tenantTable(
  'checkin_stale_messages',
  {
    id: uuid('id').notNull().defaultRandom(),
    programmeId: uuid('programme_id').notNull(),
    userId: text('user_id').notNull(),
    since: instant('since').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Serves the sweep; nearly always empty.
    index('checkin_stale_messages_since').on(table.since),
  ],
);

/** The data inventory of this table. */
export const staleData: DataInventory = {
  checkin_stale_messages: {
    holds: 'which members’ check-in messages have to be updated; no text',
    why: 'to update the message, also if Hearth is interrupted',
    kept: 'until the message is updated, or the person or the workspace is erased',
    people: { user_id: 'delete' },
  },
};

import { foreignKey, index, primaryKey, text } from 'drizzle-orm/pg-core';
import { tenantTable } from '../../../core/database/tenancy.js';
import type { DataInventory } from '../../../core/personal-data.js';
import { instant, people } from '../../../core/schema.js';

/** The people who want a weekly recap of their own check-ins. */
export const recaps = tenantTable(
  'checkin_recaps',
  {
    userId: text('user_id').notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    // Serves the sweep: soonest first.
    index('checkin_recaps_due').on(table.dueAt),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [people.workspaceId, people.userId],
    }).onDelete('cascade'),
  ],
);

/** The data inventory of this table. */
export const recapData: DataInventory = {
  checkin_recaps: {
    holds: 'who wants a weekly recap of their own check-ins, and when the next one comes; not what it says',
    why: 'to send it',
    kept: 'until they turn it off, or they or the workspace are erased',
    people: { user_id: 'delete' },
  },
};

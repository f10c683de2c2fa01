import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { retention } from '../../core/database/retention.js';
import { tenantTable } from '../../core/database/tenancy.js';
import { DAY } from '../../core/durations.js';
import type { DataInventory } from '../../core/personal-data.js';
import { programmes } from '../../core/programme-schema.js';
import { day, instant, members, people } from '../../core/schema.js';

const KEPT_DAYS = 90;

/** The reasons for which a request is over: its author says so, its check-in is gone or says nothing of it, or a week is over. */
export const ENDS = ['solved', 'gone', 'over'] as const;

/** The shared check-ins in which something is in the member's way, and what they asked about that. */
export const requests = tenantTable(
  'help_requests',
  {
    /** That of the check-in. */
    id: uuid('id').notNull(),
    communityId: uuid('community_id').notNull(),
    programmeId: uuid('programme_id').notNull(),
    userId: text('user_id').notNull(),
    day: day('day').notNull(),
    sharedAt: instant('shared_at').notNull(),
    /** The place of the check-in in Slack. */
    channelId: text('channel_id').notNull(),
    threadTs: text('thread_ts').notNull(),
    /** The time at which they asked for help; null until they do. */
    askedAt: instant('asked_at'),
    /** True if the author lets the weekly digest name them. */
    inDigest: boolean('in_digest').notNull().default(false),
    endedAt: instant('ended_at'),
    end: text('end', { enum: ENDS }),
    /** As in other posts that are kept current. */
    changes: integer('changes').notNull().default(0),
    editedAt: instant('edited_at'),
    dueAt: instant('due_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Finds those of one member.
    index('help_requests_of_member').on(table.workspaceId, table.communityId, table.userId),
    // Serves the sweep.
    index('help_requests_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
    // For retention.
    index('help_requests_shared').on(table.sharedAt),
    foreignKey({
      columns: [table.workspaceId, table.programmeId],
      foreignColumns: [programmes.workspaceId, programmes.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.userId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
  ],
);

/** The people who were named in a request, and those who offered to help. */
export const helpers = tenantTable(
  'help_helpers',
  {
    requestId: uuid('request_id').notNull(),
    userId: text('user_id').notNull(),
    isNamed: boolean('is_named').notNull().default(false),
    offeredAt: instant('offered_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.requestId, table.userId] }),
    index('help_helpers_of_person').on(table.workspaceId, table.userId),
    foreignKey({
      columns: [table.workspaceId, table.requestId],
      foreignColumns: [requests.workspaceId, requests.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [people.workspaceId, people.userId],
    }).onDelete('cascade'),
  ],
);

export const requestRetention = retention('help.old-requests', {
  table: requests,
  column: requests.sharedAt,
  keepMs: KEPT_DAYS * DAY,
});

/** The data inventory of these tables. */
export const data: DataInventory = {
  help_requests: {
    holds:
      'which shared check-ins say that something is in the way, when their authors asked for help, and whether the weekly digest may say so; no text',
    why: 'to post that they ask for help, and to let them say that it’s solved',
    kept: `${KEPT_DAYS} days, or until the author or the workspace is erased`,
    people: { user_id: 'delete' },
  },
  help_helpers: {
    holds: 'who was named in a request for help, and who offered to help',
    why: 'to name them in the thread, and to tell the author who offered',
    kept: `${KEPT_DAYS} days, or until one of the two or the workspace is erased`,
    people: { request_id: { belongsTo: requests }, user_id: 'delete' },
  },
};

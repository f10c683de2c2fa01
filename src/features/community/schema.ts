import { foreignKey, index, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { retention } from '../../core/database/retention.js';
import { tenantTable } from '../../core/database/tenancy.js';
import { DAY } from '../../core/durations.js';
import type { DataInventory } from '../../core/personal-data.js';
import { communities, instant, people } from '../../core/schema.js';
import type { Draft } from './domain.js';

const DRAFT_KEPT_DAYS = 7;

/** The set-up form of a person who has not created the community yet. Modals have no room for it. */
export const drafts = tenantTable(
  'community_drafts',
  {
    userId: text('user_id').notNull(),
    /** The id of the community that it becomes. */
    id: uuid('id').notNull().defaultRandom(),
    settings: jsonb('settings').$type<Draft>().notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [people.workspaceId, people.userId],
    }).onDelete('cascade'),
    // For retention.
    index('community_drafts_saved').on(table.savedAt),
  ],
);

/** The people whom an organizer invited before the community was announced. */
export const invitations = tenantTable(
  'community_invitations',
  {
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    invitedBy: text('invited_by').notNull(),
    invitedAt: instant('invited_at').notNull(),
    /** Set when they said no. */
    declinedAt: instant('declined_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId, table.userId] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/** Comparisons of communities with their channels that are under way, so that a try goes on where the last one stopped. */
export const comparisons = tenantTable(
  'community_comparisons',
  {
    communityId: uuid('community_id').notNull(),
    startedAt: instant('started_at').notNull(),
    /** Slack's cursor for the next page of the channel's members; null once all are read. */
    cursor: text('cursor'),
    /** The members of the channel that were read so far, without those who had themselves erased. */
    userIds: jsonb('user_ids').$type<readonly string[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

export const draftRetention = retention('community.clear-drafts', {
  table: drafts,
  column: drafts.savedAt,
  keepMs: DRAFT_KEPT_DAYS * DAY,
});

export const data: DataInventory = {
  community_drafts: {
    holds: 'what somebody has filled into the form for a new community',
    why: 'to show them a preview, and to go on where they stopped',
    kept: `until the community is created, or ${DRAFT_KEPT_DAYS} days`,
    people: { user_id: 'delete' },
  },
  community_comparisons: {
    holds: 'the ids of those in the channel of a community, while Hearth compares them with its members',
    why: 'to go on from there when Slack asks Hearth to wait',
    kept: 'until the comparison is done, or any of them is erased',
    people: { user_ids: 'delete if mentioned' },
  },
  community_invitations: {
    holds: 'who was invited to try check-ins before a community was announced, by whom, and who said no',
    why: 'to invite each of them once',
    kept: 'until they, the person who invited them, or the workspace are erased',
    people: { user_id: 'delete', invited_by: 'delete' },
  },
};

import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, jsonb, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { retention } from '../../core/database/retention.js';
import { tenantTable } from '../../core/database/tenancy.js';
import { DAY } from '../../core/durations.js';
import type { DataInventory } from '../../core/personal-data.js';
import { communities, instant, members } from '../../core/schema.js';
import type { Guidelines } from './domain/content.js';

const DRAFT_KEPT_DAYS = 90;

/** The published versions of a community's guidelines. They never change, so that people can see what they agreed to. */
export const versions = tenantTable(
  'guideline_versions',
  {
    id: uuid('id').notNull().defaultRandom(),
    communityId: uuid('community_id').notNull(),
    number: integer('number').notNull(),
    sections: jsonb('sections').$type<Guidelines>().notNull(),
    summary: text('summary').notNull(),
    /** True for an edit about which members are not asked. */
    isMinor: boolean('is_minor').notNull(),
    /** Null once that person is erased. */
    publishedBy: text('published_by'),
    publishedAt: instant('published_at').notNull(),
    /** The time at which an organizer wanted members to be messaged about it, and at which that was proposed. */
    messageAt: instant('message_at'),
    messagedAt: instant('messaged_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Settles the race between two organizers who publish at the same time.
    unique('guideline_versions_number').on(table.workspaceId, table.communityId, table.number),
    // Finds versions whose job the queue lost; nearly always empty.
    index('guideline_versions_unmessaged')
      .on(table.messageAt)
      .where(sql`${table.messageAt} is not null and ${table.messagedAt} is null`),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/** The changes of an organizer that are not published yet. Each has their own draft. */
export const drafts = tenantTable(
  'guideline_drafts',
  {
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    /** The number of the version on which it was begun; 0 for what Hearth suggests. */
    basedOn: integer('based_on').notNull(),
    sections: jsonb('sections').$type<Guidelines>().notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId, table.userId] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.userId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
    // For retention.
    index('guideline_drafts_saved').on(table.savedAt),
  ],
);

/** The members who said that they had read a version, which is the one that they saw. */
export const acknowledgements = tenantTable(
  'guideline_acknowledgements',
  {
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    number: integer('number').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId, table.userId, table.number] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.userId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.number],
      foreignColumns: [versions.workspaceId, versions.communityId, versions.number],
    }).onDelete('cascade'),
  ],
);

/** The posts in the channel about a version: what changed, or the first rules. */
export const posts = tenantTable(
  'guideline_posts',
  {
    id: uuid('id').notNull().defaultRandom(),
    communityId: uuid('community_id').notNull(),
    versionId: uuid('version_id').notNull(),
    kind: text('kind', { enum: ['changes', 'first'] }).notNull(),
    /** The number of changes that it had to show so far. */
    changes: integer('changes').notNull().default(1),
    editedAt: instant('edited_at'),
    /** The time of the next edit; null while it shows everything. */
    dueAt: instant('due_at'),
    /** Null until it is posted. */
    postedAt: instant('posted_at'),
    /** Set when a newer one has replaced it. */
    replacedAt: instant('replaced_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique('guideline_posts_kind').on(table.workspaceId, table.versionId, table.kind),
    index('guideline_posts_of_community').on(table.workspaceId, table.communityId),
    // Serves the sweep.
    index('guideline_posts_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
    foreignKey({
      columns: [table.workspaceId, table.versionId],
      foreignColumns: [versions.workspaceId, versions.id],
    }).onDelete('cascade'),
  ],
);

export const draftRetention = retention('guidelines.clear-drafts', {
  table: drafts,
  column: drafts.savedAt,
  keepMs: DRAFT_KEPT_DAYS * DAY,
});

/** The data inventory of these tables. */
export const data: DataInventory = {
  guideline_versions: {
    holds: 'the guidelines of a community, version by version, with a summary, and who published each',
    why: 'so that members can read them, and see what changed',
    kept: 'until the workspace is erased',
    people: { published_by: 'clear' },
  },
  guideline_drafts: {
    holds: 'what an organizer has changed in the guidelines and not published yet',
    why: 'so that nothing that they typed is lost',
    kept: `until it is published or discarded, or ${DRAFT_KEPT_DAYS} days`,
    people: { user_id: 'delete' },
  },
  guideline_acknowledgements: {
    holds: 'which member has read which version of the guidelines, and when',
    why: 'to ask each member once, and to show organizers how many have read them, and who',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
  guideline_posts: {
    holds: 'which posts about guidelines are in the channel, and when they were last edited',
    why: 'to keep these posts current',
    kept: 'until the workspace is erased',
  },
};

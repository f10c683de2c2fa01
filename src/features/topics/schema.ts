import { foreignKey, index, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../../core/database/tenancy.js';
import type { DataInventory } from '../../core/personal-data.js';
import { communities, members } from '../../core/schema.js';

/** The topics that organizers named for their community. */
export const topics = tenantTable(
  'community_topics',
  {
    communityId: uuid('community_id').notNull(),
    topic: text('topic').notNull(),
    /** Its place in the list. */
    position: smallint('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId, table.topic] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/** The topics that members chose. They follow a topic that is renamed, and go with one that is removed. */
export const choices = tenantTable(
  'member_topics',
  {
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    topic: text('topic').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId, table.userId, table.topic] }),
    index('member_topics_of_topic').on(table.workspaceId, table.communityId, table.topic),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.topic],
      foreignColumns: [topics.workspaceId, topics.communityId, topics.topic],
    })
      .onUpdate('cascade')
      .onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.userId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
  ],
);

/** The data inventory of these tables. */
export const data: DataInventory = {
  community_topics: {
    holds: 'the topics that organizers named for their community; nothing about people',
    why: 'to let members choose those that they care about',
    kept: 'until an organizer removes them, or the workspace is erased',
  },
  member_topics: {
    holds: 'which topics of a community a member cares about',
    why: 'to bring together members who share a topic, in circles, as partners, and for replies to check-ins',
    kept: 'until they choose others, an organizer removes the topic, or they or the workspace are erased',
    people: { user_id: 'delete' },
  },
};

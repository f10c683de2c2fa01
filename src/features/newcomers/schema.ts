import { sql } from 'drizzle-orm';
import { foreignKey, index, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../../core/database/tenancy.js';
import type { DataInventory } from '../../core/personal-data.js';
import { communities, instant, members } from '../../core/schema.js';

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
    /** The member who greets them, and when that member was last named to them or asked about them. */
    greeterId: text('greeter_id'),
    greeterAt: instant('greeter_at'),
    introducedAt: instant('introduced_at'),
    /** Set when they said that they are just looking. */
    lookingAt: instant('looking_at'),
    /** Their introduction, in their own words, until it is posted. */
    about: text('about'),
    /** The answer to a question of an earlier version's form, until it is posted. To be dropped once no process of that version runs. */
    hopes: text('hopes'),
    /** The time at which a greeter was asked to answer their first post, and the location of that post. */
    askedAt: instant('asked_at'),
    channelId: text('channel_id'),
    ts: text('ts'),
    /** The end of their first week, at which organizers may see what they did; null once they were listed. */
    listAt: instant('list_at'),
    /** Since when organizers see what they did, and when an organizer had seen to it. */
    listedAt: instant('listed_at'),
    handledAt: instant('handled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Prevents a user from being new to a community twice. Also finds the first posts that wait for an answer, for the
    // organizers.
    unique('newcomers_member').on(table.workspaceId, table.communityId, table.userId),
    // Serves the sweep.
    index('newcomers_due').on(table.lookAt).where(sql`${table.lookAt} is not null`),
    // Finds newcomers whose first week is over.
    index('newcomers_to_list').on(table.listAt).where(sql`${table.listAt} is not null`),
    // Finds introductions whose job the queue lost; nearly always empty.
    index('newcomers_unposted').on(table.introducedAt).where(sql`${table.about} is not null`),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.userId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
  ],
);

/** The answers of newcomers to the questions that organizers chose. Kept to match people who have something in common. */
export const answers = tenantTable(
  'newcomer_answers',
  {
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    /** The place of the question in the form, from 0 on. */
    place: smallint('place').notNull(),
    /** The question as it was when they answered. */
    question: text('question').notNull(),
    answer: text('answer').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId, table.userId, table.place] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.userId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
  ],
);

/** The choices of organizers for newcomers. Without a row, or for null, the defaults apply. */
export const settings = tenantTable(
  'newcomer_settings',
  {
    communityId: uuid('community_id').notNull(),
    /** The questions of the introduction, besides who somebody is. */
    questions: text('questions').array(),
    /** The address of an invitation to the workspace. */
    invitationLink: text('invitation_link'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/** The data inventory of these tables. */
export const data: DataInventory = {
  newcomers: {
    holds:
      'when a member joined and was welcomed, who greets them, whether they are just looking, where their first post is, and who they are, in their own words, until that is posted',
    why: 'to welcome them, to see that their first post gets an answer, and to ask greeters in turn',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete', greeter_id: 'clear' },
  },
  newcomer_answers: {
    holds: 'what a member answered to the questions that organizers chose for introductions',
    why: 'to match members who have something in common',
    kept: 'until they leave the community, or they or the workspace are erased',
    people: { user_id: 'delete' },
  },
  newcomer_settings: {
    holds: 'the questions of a community for introductions, and the address of an invitation to its workspace',
    why: 'to do what its organizers chose',
    kept: 'until it is changed',
  },
};

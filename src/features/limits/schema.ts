import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  numeric,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { retention } from '../../core/database/retention.js';
import { tenantTable } from '../../core/database/tenancy.js';
import { DAY } from '../../core/durations.js';
import type { DataInventory } from '../../core/personal-data.js';
import { communities, day, instant, members } from '../../core/schema.js';
import { PERIODS } from './domain/limits.js';

/** The days for which posts are kept: as long as organizers can try limits on them, and a few more. */
const POSTS_KEPT_DAYS = 35;

const NOTES_KEPT_DAYS = 8;

/** The limits of communities, one row each. The columns of a limit that isn't set are null. */
export const limits = tenantTable(
  'limits',
  {
    communityId: uuid('community_id').notNull(),
    /** The most new posts of a member in a channel, in a period. */
    postsChannelId: text('posts_channel_id'),
    postsMost: smallint('posts_most'),
    postsPer: text('posts_per', { enum: PERIODS }),
    /** The time at which the limit was set to what it is. It applies to posts from then on. */
    postsSince: instant('posts_since'),
    /** The channel for promotion, and the most posts of a member there in a week. */
    promotionChannelId: text('promotion_channel_id'),
    promotionMost: smallint('promotion_most'),
    promotionSince: instant('promotion_since'),
    organizersExempt: boolean('organizers_exempt').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
    check(
      'limits_posts',
      sql`num_nulls(${table.postsChannelId}, ${table.postsMost}, ${table.postsPer}, ${table.postsSince}) in (0, 4)`,
    ),
    check(
      'limits_promotion',
      sql`num_nulls(${table.promotionChannelId}, ${table.promotionMost}, ${table.promotionSince}) in (0, 3)`,
    ),
  ],
);

/** The hosts whose links make a post promotion. */
export const hosts = tenantTable(
  'limit_hosts',
  {
    id: uuid('id').notNull().defaultRandom(),
    communityId: uuid('community_id').notNull(),
    host: text('host').notNull(),
    /** The time at which it was put on the list. */
    since: instant('since').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique('limit_hosts_of_community').on(table.workspaceId, table.communityId, table.host),
    // Finds the hosts of a message before it is stored.
    index('limit_hosts_host').on(table.workspaceId, table.host),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/** New posts in channels with a limit, one row each. Holds ids only: never text, a link or its host. */
export const posts = tenantTable(
  'limit_posts',
  {
    id: uuid('id').notNull().defaultRandom(),
    communityId: uuid('community_id').notNull(),
    channelId: text('channel_id').notNull(),
    ts: text('ts').notNull(),
    userId: text('user_id').notNull(),
    postedAt: instant('posted_at').notNull(),
    /** The day on which it was posted, in the member's time zone. */
    day: day('day').notNull(),
    /** The host on the list that a link in it has; null if it has none. The host may have been taken off the list since. */
    hostId: uuid('host_id'),
    /** Slack's timestamp of the latest event about its content. An earlier one that comes later changes nothing. */
    contentTs: numeric('content_ts', { precision: 18, scale: 6 }).notNull(),
    /** The time at which its author said that it is promotion. */
    markedAt: instant('marked_at'),
    /** Set when it was deleted. The row stays, in case Slack delivers the post later than its deletion. */
    deletedAt: instant('deleted_at'),
    /** The time from which its limits are to be checked; null once they were. */
    checkAt: instant('check_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // However often Slack delivers a post, it counts once.
    unique('limit_posts_post').on(table.workspaceId, table.communityId, table.channelId, table.ts),
    // Finds a member's posts in the current periods, and everyone's in the last month.
    index('limit_posts_of_member').on(table.workspaceId, table.communityId, table.userId, table.day),
    // Serves the sweep; nearly always empty.
    index('limit_posts_unchecked').on(table.checkAt).where(sql`${table.checkAt} is not null`),
    // For retention.
    index('limit_posts_posted').on(table.postedAt),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.userId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
  ],
);

/** The last note to each person, in any community. The row settles who writes it, when several posts are checked at once. */
export const notes = tenantTable(
  'limit_notes',
  { userId: text('user_id').notNull(), at: instant('at').notNull() },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    // For retention.
    index('limit_notes_at').on(table.at),
  ],
);

export const postRetention = retention('limits.clear-posts', {
  table: posts,
  column: posts.postedAt,
  keepMs: POSTS_KEPT_DAYS * DAY,
});

export const noteRetention = retention('limits.clear-notes', {
  table: notes,
  column: notes.at,
  keepMs: NOTES_KEPT_DAYS * DAY,
});

/** The data inventory of these tables. */
export const data: DataInventory = {
  limits: {
    holds: 'how often members may post, and where promotion belongs, in a community',
    why: 'to do what an organizer chose',
    kept: 'until it is changed',
  },
  limit_hosts: {
    holds: 'the websites whose links count as promotion in a community, as organizers typed them',
    why: 'to do what an organizer chose',
    kept: 'until they are removed from the list',
  },
  limit_posts: {
    holds:
      'who posted in a channel with a limit, when, whether they said that it is promotion, and which website on the organizers’ list it links to, if any; only ids, never the text or the link',
    why: 'to count posts exactly',
    kept: `${POSTS_KEPT_DAYS} days, in communities with a limit`,
    people: { user_id: 'delete' },
  },
  limit_notes: {
    holds: 'when a member was last told that they were over a limit; not which, and not the note',
    why: 'to tell each member at most once a week',
    kept: `${NOTES_KEPT_DAYS} days`,
    people: { user_id: 'delete' },
  },
};

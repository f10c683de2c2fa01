import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { retention } from '../../core/database/retention.js';
import { tenantTable } from '../../core/database/tenancy.js';
import { DAY } from '../../core/durations.js';
import type { DataInventory } from '../../core/personal-data.js';
import { programmes } from '../../core/programme-schema.js';
import { instant, members, people } from '../../core/schema.js';

/** As long as turns are counted, so that everyone gets their share. */
export const KEPT_DAYS = 182;

/** The check-ins in the threads of their days since the community has its check-ins answered. */
export const sharedCheckins = tenantTable(
  'peer_checkins',
  {
    /** That of the check-in. */
    id: uuid('id').notNull(),
    communityId: uuid('community_id').notNull(),
    programmeId: uuid('programme_id').notNull(),
    authorId: text('author_id').notNull(),
    sharedAt: instant('shared_at').notNull(),
    /** True if a reaction is not an answer. */
    needsWords: boolean('needs_words').notNull(),
    /** The place of the answer in Slack. */
    channelId: text('channel_id').notNull(),
    ts: text('ts').notNull(),
    threadTs: text('thread_ts').notNull(),
    /** The time at which another person first answered it. */
    answeredAt: instant('answered_at'),
    /** The time at which to give it to another peer; null if there is nothing left to do. */
    lookAt: instant('look_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Find the check-ins that a message or a reaction answers.
    index('peer_checkins_in_thread').on(table.workspaceId, table.channelId, table.threadTs),
    index('peer_checkins_of_message').on(table.workspaceId, table.channelId, table.ts),
    // Counts the answered ones of a community.
    index('peer_checkins_of_community').on(table.workspaceId, table.communityId, table.sharedAt),
    // Serves the sweep.
    index('peer_checkins_look').on(table.lookAt).where(sql`${table.lookAt} is not null`),
    // For retention.
    index('peer_checkins_shared').on(table.sharedAt),
    foreignKey({
      columns: [table.workspaceId, table.programmeId],
      foreignColumns: [programmes.workspaceId, programmes.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.authorId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
  ],
);

/** Why a peer was given a check-in: it was shared, another one declined, or nobody answered it on the day before. */
export const REASONS = ['shared', 'passed', 'again'] as const;

/** The turns of members to answer a check-in. */
export const turns = tenantTable(
  'peer_turns',
  {
    id: uuid('id').notNull().defaultRandom(),
    checkinId: uuid('checkin_id').notNull(),
    peerId: text('peer_id').notNull(),
    reason: text('reason', { enum: REASONS }).notNull(),
    givenAt: instant('given_at').notNull(),
    until: instant('until').notNull(),
    /** The time at which it ended: it was answered or declined, or its time was over. */
    endedAt: instant('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // A check-in is given at most once for each reason, however many workers do it.
    unique('peer_turns_once').on(table.workspaceId, table.checkinId, table.reason),
    // Nobody holds two at once.
    uniqueIndex('peer_turns_held').on(table.workspaceId, table.peerId).where(sql`${table.endedAt} is null`),
    index('peer_turns_of_peer').on(table.workspaceId, table.peerId, table.givenAt),
    foreignKey({
      columns: [table.workspaceId, table.checkinId],
      foreignColumns: [sharedCheckins.workspaceId, sharedCheckins.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.peerId],
      foreignColumns: [people.workspaceId, people.userId],
    }).onDelete('cascade'),
  ],
);

export const checkinRetention = retention('peers.old-checkins', {
  table: sharedCheckins,
  column: sharedCheckins.sharedAt,
  keepMs: KEPT_DAYS * DAY,
});

/** The data inventory of these tables. */
export const data: DataInventory = {
  peer_checkins: {
    holds: 'which check-ins were shared, where they are in Slack, and when somebody first answered each; no text',
    why: 'to see to it that somebody answers',
    kept: `${KEPT_DAYS} days, or until it is taken down, or its author leaves, or its author or the workspace is erased`,
    people: { author_id: 'delete' },
  },
  peer_turns: {
    holds: 'who was asked to answer which check-in, and until when',
    why: 'to ask everyone equally often, and nobody for two at once',
    kept: `${KEPT_DAYS} days, or until the check-in is taken down, or one of the two or the workspace is erased`,
    people: { checkin_id: { belongsTo: sharedCheckins }, peer_id: 'delete' },
  },
};

import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { retention } from '../../core/database/retention.js';
import { tenantTable } from '../../core/database/tenancy.js';
import { DAY } from '../../core/durations.js';
import type { DataInventory } from '../../core/personal-data.js';
import { communities, day, instant, members } from '../../core/schema.js';
import { ENDS, STATES } from './domain/terms.js';

/** As long as two members who did not become partners, or were, are not suggested to each other again. */
export const KEPT_DAYS = 182;

/** Questions to become partners, and what came of them. */
export const partnerships = tenantTable(
  'partnerships',
  {
    id: uuid('id').notNull().defaultRandom(),
    communityId: uuid('community_id').notNull(),
    /** The member who asked; null if Hearth suggested it, or they were erased. */
    askedBy: text('asked_by'),
    askedAt: instant('asked_at').notNull(),
    /** The time at which two had agreed; null while it is only a question. */
    startedAt: instant('started_at'),
    /** The end of its four weeks; of a question, the time until which it waits for answers. */
    endsAt: instant('ends_at').notNull(),
    endedAt: instant('ended_at'),
    end: text('end', { enum: ENDS }),
    /** The time of the next look at it; null once it has ended. */
    lookAt: instant('look_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Serves the sweep.
    index('partnerships_look').on(table.lookAt).where(sql`${table.lookAt} is not null`),
    // Finds those of a community when an organizer switches the feature off.
    index('partnerships_living').on(table.workspaceId, table.communityId).where(sql`${table.endedAt} is null`),
    // For retention.
    index('partnerships_ended').on(table.endedAt).where(sql`${table.endedAt} is not null`),
    check('partnerships_over', sql`(${table.endedAt} is null) = (${table.end} is null)`),
    check('partnerships_looked_at', sql`(${table.endedAt} is null) = (${table.lookAt} is not null)`),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/** The members of each partnership, and those who were asked. */
export const partners = tenantTable(
  'partners',
  {
    partnershipId: uuid('partnership_id').notNull(),
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    state: text('state', { enum: STATES }).notNull(),
    changedAt: instant('changed_at').notNull(),
    /** True if they want their partners to hear when they miss two check-ins. */
    tells: boolean('tells').notNull().default(false),
    /** Their answer to "Four more weeks?"; null if they have not answered. */
    renews: boolean('renews'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.partnershipId, table.userId] }),
    // Nobody is in two at once, or asked twice. Settles the race between two who ask.
    uniqueIndex('partners_living')
      .on(table.workspaceId, table.communityId, table.userId)
      .where(sql`${table.state} in ('asked', 'in')`),
    // Finds what became of a member's last question, for Home.
    index('partners_of_member').on(table.workspaceId, table.communityId, table.userId, table.changedAt),
    foreignKey({
      columns: [table.workspaceId, table.partnershipId],
      foreignColumns: [partnerships.workspaceId, partnerships.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.userId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
  ],
);

/** The times at which a partner missed check-ins one after the other, of which the others were told. */
export const misses = tenantTable(
  'partner_misses',
  {
    id: uuid('id').notNull().defaultRandom(),
    partnershipId: uuid('partnership_id').notNull(),
    userId: text('user_id').notNull(),
    /** The first day that they missed. */
    since: day('since').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // The others are told once, however long it goes on, and however many workers notice it.
    unique('partner_misses_once').on(table.workspaceId, table.partnershipId, table.userId, table.since),
    index('partner_misses_of_person').on(table.workspaceId, table.userId),
    foreignKey({
      columns: [table.workspaceId, table.partnershipId, table.userId],
      foreignColumns: [partners.workspaceId, partners.partnershipId, partners.userId],
    }).onDelete('cascade'),
  ],
);

/** The members who want Hearth to find them a partner. */
export const searches = tenantTable(
  'partner_searches',
  {
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    since: instant('since').notNull(),
    /** The time at which to look for a partner again. */
    lookAt: instant('look_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId, table.userId] }),
    // Serves the sweep.
    index('partner_searches_look').on(table.lookAt),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.userId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
  ],
);

export const partnershipRetention = retention('partners.old-partnerships', {
  table: partnerships,
  column: partnerships.endedAt,
  keepMs: KEPT_DAYS * DAY,
});

/** The data inventory of these tables. */
export const data: DataInventory = {
  partnerships: {
    holds: 'who asked for accountability partners, and when that began and ended',
    why: 'to show partners each other’s commitments for as long as they agreed to',
    kept: `${KEPT_DAYS} days after it ended, or until the workspace is erased`,
    people: { asked_by: 'clear' },
  },
  partners: {
    holds:
      'who was asked, what they answered, whether their partners hear when they miss two check-ins, and whether they want to go on',
    why: 'to do what they agreed to, and to ask nobody twice',
    kept: `${KEPT_DAYS} days after it ended, or until they or the workspace are erased`,
    people: { user_id: 'delete' },
  },
  partner_misses: {
    holds: 'that a member missed check-ins, and since which day, if they agreed that their partners hear of it',
    why: 'to tell their partners once',
    kept: `${KEPT_DAYS} days after the partnership ended, or until they or the workspace are erased`,
    people: { user_id: 'delete' },
  },
  partner_searches: {
    holds: 'who wants Hearth to find them a partner, and since when',
    why: 'to suggest two members to each other who both asked for it',
    kept: 'until there is one, they stop looking or leave, or they or the workspace are erased',
    people: { user_id: 'delete' },
  },
};

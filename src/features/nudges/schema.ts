import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantTable } from '../../core/database/tenancy.js';
import type { DataInventory } from '../../core/personal-data.js';
import { communities, day, instant, members } from '../../core/schema.js';
import { OUTCOMES, STAGES } from './domain/ladder.js';

/** What a community wants to happen for who goes quiet. No row: as it is by default. */
export const policies = tenantTable(
  'nudge_policies',
  {
    communityId: uuid('community_id').notNull(),
    stages: text('stages', { enum: STAGES }).array().notNull(),
    leastDays: smallint('least_days').notNull(),
    timesGap: smallint('times_gap').notNull(),
    holdOutPercent: smallint('hold_out_percent').notNull(),
    /** Which of its policies this is; who is left alone is drawn anew with each. */
    version: integer('version').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/**
 * A member under watch and, once they have gone quiet, what is done about it. When that is over the row stays, for never saying the same
 * twice and for telling whether it helped, and another one watches. Which words were said is kept by number.
 */
export const cases = tenantTable(
  'nudge_rounds',
  {
    id: uuid('id').notNull().defaultRandom(),
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    /** When to look at them next; null once the round is over. What they do meanwhile changes nothing here: the look finds it. */
    lookAt: instant('look_at'),
    /** Silence before this does not count. */
    since: instant('since').notNull(),
    /** How far the round has come; null while they are only watched. */
    stage: text('stage', { enum: STAGES }),
    stageAt: instant('stage_at'),
    /** Their last active day when they were found quiet; null when there was none. */
    quietSince: day('quiet_since'),
    /** The policy under which they were found quiet, and whether it left them alone. */
    policyVersion: integer('policy_version'),
    heldOut: boolean('held_out').notNull().default(false),
    /** When they got the word to them; who is left alone: when they would have. */
    helloAt: instant('hello_at'),
    helloWords: smallint('hello_words'),
    /** Whether they were active within a week of that; null while it is too early to tell. */
    returned: boolean('returned'),
    /** Who was asked to write to them. */
    askedId: text('asked_id'),
    askedAt: instant('asked_at'),
    askedWords: smallint('asked_words'),
    lastAt: instant('last_at'),
    lastWords: smallint('last_words'),
    outcome: text('outcome', { enum: OUTCOMES }),
    endedAt: instant('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // One watch at a time over each member, however many set it up at once.
    uniqueIndex('nudge_rounds_open')
      .on(table.workspaceId, table.communityId, table.userId)
      .where(sql`${table.lookAt} is not null`),
    // What the sweep reads: only what is not over, soonest first.
    index('nudge_rounds_look').on(table.lookAt).where(sql`${table.lookAt} is not null`),
    // The quiet members of a community, for its organizers: few among many.
    index('nudge_rounds_quiet')
      .on(table.workspaceId, table.communityId)
      .where(sql`${table.lookAt} is not null and ${table.stage} is not null`),
    // What was said to one person before.
    index('nudge_rounds_said').on(table.workspaceId, table.userId).where(sql`${table.stage} is not null`),
    // Whether it helped.
    index('nudge_rounds_told')
      .on(table.workspaceId, table.communityId, table.policyVersion)
      .where(sql`${table.returned} is not null`),
    check('nudge_rounds_over', sql`(${table.lookAt} is null) = (${table.endedAt} is not null)`),
    check('nudge_rounds_stage', sql`(${table.stage} is null) = (${table.stageAt} is null)`),
    foreignKey({
      columns: [table.workspaceId, table.communityId, table.userId],
      foreignColumns: [members.workspaceId, members.communityId, members.userId],
    }).onDelete('cascade'),
  ],
);

/** Who took it on to write to a quiet member. */
export const claims = tenantTable(
  'nudge_claims',
  {
    roundId: uuid('round_id').notNull(),
    userId: text('user_id').notNull(),
    at: instant('at').notNull(),
    outcome: text('outcome', { enum: ['wrote', 'fine'] }),
  },
  (table) => [
    // Of two who press at once, one writes.
    primaryKey({ columns: [table.workspaceId, table.roundId] }),
    // What somebody has taken on, for their Home.
    index('nudge_claims_of_person').on(table.workspaceId, table.userId),
    foreignKey({
      columns: [table.workspaceId, table.roundId],
      foreignColumns: [cases.workspaceId, cases.id],
    }).onDelete('cascade'),
  ],
);

/** What is in these tables. */
export const data: DataInventory = {
  nudge_policies: {
    holds: 'what a community does about members who have gone quiet',
    why: 'to do what an organizer chose',
    kept: 'until it is changed',
  },
  nudge_rounds: {
    holds: 'since when a member is quiet, what was done about it, and whether they came back',
    why: 'to say nothing twice, and to learn whether it helps',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete', asked_id: 'clear' },
  },
  nudge_claims: {
    holds: 'who took it on to write to a quiet member',
    why: 'so that one person writes, and not three',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
};

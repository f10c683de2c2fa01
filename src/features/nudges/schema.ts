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

/** The policies of communities for quiet members. The default policy applies if there is no row. */
export const policies = tenantTable(
  'nudge_policies',
  {
    communityId: uuid('community_id').notNull(),
    stages: text('stages', { enum: STAGES }).array().notNull(),
    leastDays: smallint('least_days').notNull(),
    timesGap: smallint('times_gap').notNull(),
    holdOutPercent: smallint('hold_out_percent').notNull(),
    /** The number of this version of the policy. Each version draws a new comparison group. */
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
 * An enrolled member and, once they have gone quiet, the steps taken. A closed case stays, so that no variant is
 * repeated and the effect can be measured, and a new one is opened. Variants of messages are stored as indexes.
 */
export const cases = tenantTable(
  'nudge_rounds',
  {
    id: uuid('id').notNull().defaultRandom(),
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    /**
     * The time of the next evaluation; null once the case is closed. Activity does not change it: the evaluation finds
     * the activity.
     */
    lookAt: instant('look_at'),
    /** Silence before this time does not count. */
    since: instant('since').notNull(),
    /** The current stage; null while the member is only enrolled. */
    stage: text('stage', { enum: STAGES }),
    stageAt: instant('stage_at'),
    /** Their last active day when they were found quiet; null if there was none. */
    quietSince: day('quiet_since'),
    /** The version of the policy under which they were found quiet. */
    policyVersion: integer('policy_version'),
    /** True if the member is in the comparison group, which gets no nudges. */
    heldOut: boolean('held_out').notNull().default(false),
    /** The time of the first message; for a held-out member, the time at which it would have been sent. */
    helloAt: instant('hello_at'),
    helloWords: smallint('hello_words'),
    /** True if they were active within a week after `hello_at`; null while it is too early to tell. */
    returned: boolean('returned'),
    /** The member who was asked to write to them. */
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
    // Allows one open case per member, even if several enrolments run at once.
    uniqueIndex('nudge_rounds_open')
      .on(table.workspaceId, table.communityId, table.userId)
      .where(sql`${table.lookAt} is not null`),
    // Serves the sweep: only open cases, soonest first.
    index('nudge_rounds_look').on(table.lookAt).where(sql`${table.lookAt} is not null`),
    // Finds the few quiet members of a community for its organizers.
    index('nudge_rounds_quiet')
      .on(table.workspaceId, table.communityId)
      .where(sql`${table.lookAt} is not null and ${table.stage} is not null`),
    // Finds the variants that one person was sent before.
    index('nudge_rounds_said').on(table.workspaceId, table.userId).where(sql`${table.stage} is not null`),
    // Counts the cases with a known result.
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

/** The claims of members who are going to write to a quiet member. */
export const claims = tenantTable(
  'nudge_claims',
  {
    roundId: uuid('round_id').notNull(),
    userId: text('user_id').notNull(),
    at: instant('at').notNull(),
    outcome: text('outcome', { enum: ['wrote', 'fine', 'released'] }),
  },
  (table) => [
    // If two members press at once, only one of them gets the claim.
    primaryKey({ columns: [table.workspaceId, table.roundId] }),
    // Finds a user's claims for their Home.
    index('nudge_claims_of_person').on(table.workspaceId, table.userId),
    foreignKey({
      columns: [table.workspaceId, table.roundId],
      foreignColumns: [cases.workspaceId, cases.id],
    }).onDelete('cascade'),
  ],
);

/** The data inventory of these tables. */
export const data: DataInventory = {
  nudge_policies: {
    holds: 'how a community treats members who have gone quiet',
    why: 'to do what an organizer chose',
    kept: 'until it is changed',
  },
  nudge_rounds: {
    holds:
      'since when a member has been quiet, what was done about it, whether they are in the comparison group, and whether they came back',
    why: 'to say nothing twice, and to measure whether it helps',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete', asked_id: 'clear' },
  },
  nudge_claims: {
    holds: 'which member offered to write to a quiet member',
    why: 'so that only one person writes to them',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
};

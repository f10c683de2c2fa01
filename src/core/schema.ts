import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Weekday } from './calendar.js';
import { tenantTable } from './database/tenancy.js';
import type { DataInventory } from './personal-data.js';

/** An instant; read and written as a JavaScript `Date`. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A calendar day in a member's zone; read and written as `YYYY-MM-DD`. */
export const day = (name: string) => date(name, { mode: 'string' });

/** An organizer changes what holds in a community and sees what its members need. */
export const ROLES = ['organizer'] as const;

/** A Slack team that installed Hearth. */
export const workspaces = tenantTable(
  'workspaces',
  {
    name: text('name').notNull(),
    /** Where Slack shows it, with the slash: `https://indie-makers.slack.com/`. Links to messages begin with it. */
    url: text('url').notNull(),
    botUserId: text('bot_user_id').notNull(),
    installerId: text('installer_id'),
    /** What Slack granted us there. An admin may decline those that the manifest calls optional. */
    scopes: text('scopes').array().notNull().default([]),
    /** When it was installed last; what Slack told before that is about another installation. */
    installedAt: instant('installed_at').notNull().defaultNow(),
    /** Since when nothing is sent there: Hearth was uninstalled, or Slack does not accept its token any more. */
    stoppedAt: instant('stopped_at'),
    /** The key of the hashes in `erasures`; made when it is first needed. */
    erasureKey: text('erasure_key'),
    /** When everything about it is erased, unless Hearth is installed again before; set when it is uninstalled. */
    eraseAt: instant('erase_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId] }),
    // Those to erase or to ask Slack about; nearly always empty.
    index('workspaces_stopped').on(table.stoppedAt).where(sql`${table.stoppedAt} is not null`),
  ],
);

/** Slack's users, as far as Hearth has met them. */
export const people = tenantTable(
  'people',
  {
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    /** As Slack has it. */
    zone: text('zone').notNull(),
    /** Instead of Slack's, where they chose one. */
    chosenZone: text('chosen_zone'),
    locale: text('locale').notNull(),
    standing: text('standing', { enum: ['admin', 'full', 'guest', 'bot', 'deactivated'] }).notNull(),
    /** First and last day away, both included, in the person's own zone. */
    awayFrom: day('away_from'),
    awayUntil: day('away_until'),
    /** The community they last looked at on Home, for those who are in several. */
    homeCommunityId: uuid('home_community_id'),
    /** Slack refused a message to them; until then none is tried. */
    unreachableUntil: instant('unreachable_until'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.userId] })],
);

/** Groups gathered around one channel each, with why they exist and their rhythm. */
export const communities = tenantTable(
  'communities',
  {
    id: uuid('id').notNull().defaultRandom(),
    channelId: text('channel_id').notNull(),
    name: text('name').notNull(),
    problem: text('problem').notNull(),
    audience: text('audience').notNull(),
    outcome: text('outcome').notNull(),
    checkinDays: smallint('checkin_days').array().$type<Weekday[]>().notNull(),
    /** `HH:MM` by the member's clock, or by that of the fixed zone. */
    checkinTime: text('checkin_time').notNull(),
    checkinDeadline: text('checkin_deadline').notNull(),
    /** The one zone that holds for everybody; null: each member's own. */
    fixedZone: text('fixed_zone'),
    /** When the four above became what they are. */
    rhythmSince: instant('rhythm_since').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When its members were all in and its channel had been told; null while that is under way. */
    openedAt: instant('opened_at'),
    /** Since when Slack refuses what we post in its channel: archived, or Hearth was removed. */
    channelLostAt: instant('channel_lost_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // A channel is home to one community: this settles two organizers who set the same one up at once.
    unique('communities_channel').on(table.workspaceId, table.channelId),
    // What a lost queue forgot to open; nearly always empty.
    index('communities_unopened').on(table.createdAt).where(sql`${table.openedAt} is null`),
    check('communities_deadline_after_time', sql`${table.checkinDeadline} > ${table.checkinTime}`),
  ],
);

/** Who is in which community; follows the home channel. */
export const members = tenantTable(
  'members',
  {
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    joinedAt: instant('joined_at').notNull(),
    leftAt: instant('left_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId, table.userId] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [people.workspaceId, people.userId],
    }).onDelete('cascade'),
    // The communities of one person, for Home and for a change of zone.
    index('members_of_person').on(table.workspaceId, table.userId),
  ],
);

/** The roles that people hold in a community, a row each. A role counts only while its holder is a member. */
export const communityRoles = tenantTable(
  'community_roles',
  {
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    role: text('role', { enum: ROLES }).notNull(),
    grantedAt: instant('granted_at').notNull(),
  },
  (table) => [
    // The roles of one person in a community, and everybody who holds one there.
    primaryKey({ columns: [table.workspaceId, table.communityId, table.userId, table.role] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/** The features that organizers switched on or off in their community. No row: as it is by default. */
export const featureSwitches = tenantTable(
  'feature_switches',
  {
    communityId: uuid('community_id').notNull(),
    feature: text('feature').notNull(),
    isOn: boolean('is_on').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.communityId, table.feature] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
  ],
);

/**
 * The people who had themselves erased. Only a keyed hash of their id remains, so that nothing is kept or sent about somebody who is still
 * in a channel, until they join again.
 */
export const erasures = tenantTable(
  'erasures',
  {
    /** HMAC-SHA-256 of the user id with the workspace's erasure key, in hex. */
    personHash: text('person_hash').notNull(),
    /** Until everything else is erased; then null. */
    userId: text('user_id'),
    requestedAt: instant('requested_at').notNull(),
    /** When everything else was erased; null while that is to be done. */
    erasedAt: instant('erased_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.personHash] }),
    // What is still to be erased; nearly always empty.
    index('erasures_due').on(table.requestedAt).where(sql`${table.erasedAt} is null`),
  ],
);

/** What is in the tables of `core`. */
export const coreInventory: DataInventory = {
  workspaces: {
    holds:
      'the name and address of the workspace, what Slack granted Hearth there, who installed it, and the key of the hashes in `erasures`',
    why: 'to speak to it, and to link to its messages',
    kept: 'until it is erased',
    people: { installer_id: 'clear' },
  },
  people: {
    holds:
      'Slack id, display name, time zone, language, whether they are an admin, a guest or a bot, their days away, the community they looked at last, and whether Slack refuses messages to them',
    why: 'to ask them at their own nine o’clock, and not while they are away',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
  communities: {
    holds: 'name, channel, purpose, rhythm, and who set it up',
    why: 'to run the community',
    kept: 'until the workspace is erased',
    people: { created_by: sql`(select bot_user_id from workspaces)` },
  },
  members: {
    holds: 'who is in which community, since when and until when',
    why: 'to know whom to ask',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
  community_roles: {
    holds: 'who organizes which community, and since when',
    why: 'to know who may change what',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
  feature_switches: {
    holds: 'which features are switched on or off in a community',
    why: 'to do what its organizers chose',
    kept: 'until the workspace is erased',
  },
  erasures: {
    holds: 'of people who had themselves erased: a keyed hash of their Slack id, and since when',
    why: 'to keep and send nothing about them while they stay in a channel',
    kept: 'until they join again, or the workspace is erased',
    people: { user_id: 'clear' },
  },
};

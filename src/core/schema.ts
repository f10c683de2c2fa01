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

/** A column for an instant; read and written as a JavaScript `Date`. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A column for a calendar day in a member's time zone; read and written as `YYYY-MM-DD`. */
export const day = (name: string) => date(name, { mode: 'string' });

/** The roles in a community. `permissions.ts` says what each may do. */
export const ROLES = ['organizer', 'moderator', 'topic_leader', 'event_organizer', 'greeter'] as const;

/** Those who are asked to check in after the set-up of a community: the members who join the check-ins, or everyone. */
export const ENROLMENTS = ['joiners', 'everyone'] as const;

/** The kinds of community that set-up knows. They decide on the purpose that it suggests. */
export const KINDS = ['makers', 'professionals', 'study', 'team', 'other'] as const;

/** A Slack team that installed Hearth. */
export const workspaces = tenantTable(
  'workspaces',
  {
    name: text('name').notNull(),
    /** The address, with the trailing slash: `https://indie-makers.slack.com/`. Links to messages begin with it. */
    url: text('url').notNull(),
    botUserId: text('bot_user_id').notNull(),
    installerId: text('installer_id'),
    /** The Enterprise Grid organization that it belongs to; null if it belongs to none, or Slack hasn't said yet. */
    enterpriseId: text('enterprise_id'),
    /** The scopes that Slack granted. An admin may decline those that the manifest marks as optional. */
    scopes: text('scopes').array().notNull().default([]),
    /** The time of the latest installation. Events from before it belong to an earlier installation. */
    installedAt: instant('installed_at').notNull().defaultNow(),
    /** Set when Hearth is uninstalled or Slack rejects its token; from then on nothing is sent there. */
    stoppedAt: instant('stopped_at'),
    /** The key of the hashes in `erasures`; created when it is first needed. */
    erasureKey: text('erasure_key'),
    /** The time at which all its data is erased unless Hearth is installed again; set when it is uninstalled. */
    eraseAt: instant('erase_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId] }),
    // Finds workspaces to erase, and those whose token to try again; nearly always empty.
    index('workspaces_stopped').on(table.stoppedAt).where(sql`${table.stoppedAt} is not null`),
  ],
);

/** The Slack users that Hearth knows. */
export const people = tenantTable(
  'people',
  {
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    /** The `https` address of their picture in Slack; null if it isn't known. */
    picture: text('picture'),
    /** The time zone in Slack. */
    zone: text('zone').notNull(),
    /** The time zone that the person chose instead; null means Slack's. */
    chosenZone: text('chosen_zone'),
    locale: text('locale').notNull(),
    /** `stranger`: their account belongs to another organization. */
    standing: text('standing', { enum: ['admin', 'full', 'guest', 'bot', 'deactivated', 'stranger'] }).notNull(),
    /** The time at which Slack last described them; null if an earlier version saved them. */
    seenAt: instant('seen_at'),
    /** The first and last day away, inclusive, in the person's time zone. */
    awayFrom: day('away_from'),
    awayUntil: day('away_until'),
    /** The community that the person last viewed on Home, if they are in several. */
    homeCommunityId: uuid('home_community_id'),
    /** Set when Slack refuses a message to the person; none is tried before this time. */
    unreachableUntil: instant('unreachable_until'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.userId] })],
);

/** Groups of members around one channel each, with their purpose. */
export const communities = tenantTable(
  'communities',
  {
    id: uuid('id').notNull().defaultRandom(),
    channelId: text('channel_id').notNull(),
    /** The channel's name as Slack last gave it; null if an earlier version created the community. */
    channelName: text('channel_name'),
    name: text('name').notNull(),
    kind: text('kind', { enum: KINDS }).notNull().default('other'),
    problem: text('problem').notNull(),
    audience: text('audience').notNull(),
    outcome: text('outcome').notNull(),
    /** The one time zone for all members; null means each member's own. */
    fixedZone: text('fixed_zone'),
    // The rhythm is that of its programmes. Processes of the version before read and write it here, and triggers copy it
    // both ways. To be dropped with the triggers and with `checkin_days.community_id` once no such process runs.
    formerDays: smallint('checkin_days').array().$type<Weekday[]>().notNull().default([1, 2, 3, 4, 5]),
    formerTime: text('checkin_time').notNull().default('09:00'),
    formerDeadline: text('checkin_deadline').notNull().default('18:00'),
    formerDeadlineDays: smallint('checkin_deadline_days').notNull().default(0),
    formerSince: instant('rhythm_since').notNull().defaultNow(),
    /** `everyone`: all its members took part in check-ins from the start. Otherwise they join them by choice. */
    checkinEnrolment: text('checkin_enrolment', { enum: ENROLMENTS }).notNull().default('joiners'),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Set when all members are added; null until then. */
    openedAt: instant('opened_at'),
    /** The time at which an organizer wanted it announced in the channel; null while it runs quietly. */
    announceAt: instant('announce_at'),
    /** The time at which the announcement was posted; null until then. */
    announcedAt: instant('announced_at'),
    /** The first day after a pause, in each member's time zone; null if it was never paused. */
    pausedUntil: day('paused_until'),
    /** Set while it is closed. Nothing of it is deleted. */
    closedAt: instant('closed_at'),
    /** Set when an organizer hid the list “Getting started” on Home. */
    checklistHiddenAt: instant('checklist_hidden_at'),
    /** Set when Slack refuses Hearth's posts in the channel, because it was archived or Hearth was removed from it. */
    channelLostAt: instant('channel_lost_at'),
    /** Set while it has no organizer, to the time at which the workspace's admins were to be told. */
    unorganizedSince: instant('unorganized_since'),
    /** The largest size of which its organizers were told, in members; 0 for none. */
    sizeTold: smallint('size_told').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // A channel is home to one community. Settles the race between two organizers who set it up at the same time.
    unique('communities_channel').on(table.workspaceId, table.channelId),
    // Find communities whose opening or announcement was lost with the queue; nearly always empty.
    index('communities_unopened').on(table.createdAt).where(sql`${table.openedAt} is null`),
    index('communities_unannounced').on(table.announceAt).where(sql`${table.announcedAt} is null`),
    check(
      'communities_deadline_after_time',
      sql`${table.formerDeadlineDays} > 0 or ${table.formerDeadline} > ${table.formerTime}`,
    ),
  ],
);

/** The members of each community, kept in step with its home channel. */
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
    // Finds the communities of one person, for Home and for a change of time zone.
    index('members_of_person').on(table.workspaceId, table.userId),
  ],
);

/**
 * The roles that people hold or held in a community, one row each. A role counts only while its holder is a member, and
 * until it ends.
 */
export const communityRoles = tenantTable(
  'community_roles',
  {
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    role: text('role', { enum: ROLES }).notNull(),
    /** The topic of a topic leader; empty for every other role. */
    topic: text('topic').notNull().default(''),
    grantedAt: instant('granted_at').notNull(),
    /** The person who gave it; null if Hearth did. */
    grantedBy: text('granted_by'),
    /** The instant after which it no longer counts; null for a role without an end date. */
    endsAt: instant('ends_at'),
    /** Set when it was taken away or given up, when its holder left, or when its end date was noticed. */
    endedAt: instant('ended_at'),
    /** The person who ended it, which may be its holder; null if nobody did. */
    endedBy: text('ended_by'),
  },
  (table) => [
    // Finds the roles of one person in a community, and everyone who holds one there.
    primaryKey({ columns: [table.workspaceId, table.communityId, table.userId, table.role, table.topic] }),
    foreignKey({
      columns: [table.workspaceId, table.communityId],
      foreignColumns: [communities.workspaceId, communities.id],
    }).onDelete('cascade'),
    // Finds roles that end; few have an end date.
    index('community_roles_ending')
      .on(table.endsAt)
      .where(sql`${table.endedAt} is null and ${table.endsAt} is not null`),
    // For retention.
    index('community_roles_ended').on(table.endedAt).where(sql`${table.endedAt} is not null`),
    check('community_roles_topic', sql`(${table.role} = 'topic_leader') = (${table.topic} <> '')`),
  ],
);

/** The features that organizers switched on or off in their community. Without a row, the feature's default applies. */
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
 * The people who had themselves erased. Only a keyed hash of the user id remains. It keeps Hearth from storing anything
 * about a person who is still in a channel, or sending anything to them, until they join again.
 */
export const erasures = tenantTable(
  'erasures',
  {
    /** HMAC-SHA-256 of the user id with the workspace's erasure key, in hex. */
    personHash: text('person_hash').notNull(),
    /** Set to null once everything else is erased. */
    userId: text('user_id'),
    requestedAt: instant('requested_at').notNull(),
    /** The time at which everything else was erased; null until then. */
    erasedAt: instant('erased_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.personHash] }),
    // Finds erasures that are not finished; nearly always empty.
    index('erasures_due').on(table.requestedAt).where(sql`${table.erasedAt} is null`),
  ],
);

/** The inventory of the tables of `core`. */
export const coreInventory: DataInventory = {
  workspaces: {
    holds:
      'the workspace’s name and address, the id of its Grid organization, the scopes that Slack granted, who installed Hearth, and the key of the hashes in `erasures`',
    why: 'to send messages there, and to link to them',
    kept: 'until it is erased',
    people: { installer_id: 'clear' },
  },
  people: {
    holds:
      'Slack id, display name, the address of their picture, time zone, language, whether they are an admin, a guest, a bot or from another organization, when Slack last said so, their days away, the community that they last viewed on Home, and until when Hearth cannot message them',
    why: 'to ask them at the right time by their own clock, and not while they are away',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
  communities: {
    holds: 'name, kind, channel and its name, purpose, whether it is announced, paused or closed, and who set it up',
    why: 'to run the community',
    kept: 'until the workspace is erased',
    people: { created_by: sql`(select bot_user_id from workspaces)` },
  },
  checkin_programmes: {
    holds: 'which check-ins a community has, and on which days and at what time',
    why: 'to plan them',
    kept: 'until the workspace is erased',
  },
  members: {
    holds: 'who is in which community, when they joined, and when they left',
    why: 'to know which people to ask',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
  community_roles: {
    holds:
      'who holds which role in which community, since when and until when, and who gave it to them or took it away',
    why: 'to know who may do what, and to say who was first when two people change the same role',
    kept: 'while they hold it and for 30 days after, or until they or the workspace are erased',
    people: { user_id: 'delete', granted_by: 'clear', ended_by: 'clear' },
  },
  feature_switches: {
    holds: 'which features are switched on or off in a community, and what only its organizers may do',
    why: 'to do what its organizers chose',
    kept: 'until the workspace is erased',
  },
  erasures: {
    holds: 'a keyed hash of the Slack id of each person who was erased, and when they were',
    why: 'to store nothing about them, and to send them nothing, while they stay in a channel',
    kept: 'until they join again, or the workspace is erased',
    people: { user_id: 'clear' },
  },
};

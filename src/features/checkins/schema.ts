import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantTable } from '../../core/database/tenancy.js';
import type { DataInventory } from '../../core/personal-data.js';
import { programmes } from '../../core/programme-schema.js';
import { communities, day, instant, members, people } from '../../core/schema.js';
import { OUTCOMES, SKIP_REASONS } from './domain/outcome.js';
import type { QuestionAnswer } from './domain/questions.js';

type Columns = [AnyPgColumn, ...AnyPgColumn[]];

/** Returns a foreign key to rows with which these are deleted. */
function belongsTo(columns: Columns, foreignColumns: Columns) {
  return foreignKey({ columns, foreignColumns }).onDelete('cascade');
}

/**
 * The people who take part in check-ins, and those who stopped. It outlives their membership, so that joining the
 * channel again brings their check-ins back.
 */
export const participants = tenantTable(
  'checkin_participants',
  {
    programmeId: uuid('programme_id').notNull(),
    userId: text('user_id').notNull(),
    /** The time at which they joined, or last joined again. */
    since: instant('since').notNull(),
    /** Check-ins that open up to this time are not theirs. */
    askedFrom: instant('asked_from').notNull(),
    /** The time at which they stopped; null while they take part. */
    stoppedAt: instant('stopped_at'),
    /** `HH:MM` at which they want to be asked, if the programme allows it; null for its own time. */
    ownTime: text('own_time'),
    /** The hours before the deadline at which they are reminded; 0 for never, null for the default. */
    remindHours: smallint('remind_hours'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.programmeId, table.userId] }),
    belongsTo([table.workspaceId, table.programmeId], [programmes.workspaceId, programmes.id]),
    belongsTo([table.workspaceId, table.userId], [people.workspaceId, people.userId]),
    // Finds the check-ins that one person takes part in.
    index('checkin_participants_of_person').on(table.workspaceId, table.userId),
  ],
);

/** One check-in day of one member: when it opens and closes for them, and its outcome. */
export const occurrences = tenantTable(
  'checkin_occurrences',
  {
    id: uuid('id').notNull().defaultRandom(),
    programmeId: uuid('programme_id').notNull(),
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    /** The local day in the member's time zone (or the community's fixed one) when it was planned. */
    day: day('day').notNull(),
    opensAt: instant('opens_at').notNull(),
    remindAt: instant('remind_at').notNull(),
    deadlineAt: instant('deadline_at').notNull(),
    /** The time of the next step: the opening, then the reminder; null when nothing is left to do. */
    dueAt: instant('due_at'),
    /** The time when the member was asked; null until then, and if there was no need to ask. */
    askedAt: instant('asked_at'),
    /** The ledger key of the message that asked, which may be about several check-ins. Set before it is sent. */
    askedIn: text('asked_in'),
    /** The time of the reminder, and the ledger key of its message; it may be one that asked for another check-in. */
    remindedAt: instant('reminded_at'),
    remindedIn: text('reminded_in'),
    outcome: text('outcome', { enum: OUTCOMES }),
    skipReason: text('skip_reason', { enum: SKIP_REASONS }),
    answeredAt: instant('answered_at'),
    late: boolean('late').notNull().default(false),
    /** The time since which Slack does not show the current outcome, or when to try again what it refused; null if it does. */
    unpublishedSince: instant('unpublished_since'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Prevents a second question for one local day, whatever happens to time zones, clocks and workers.
    unique('checkin_occurrences_day').on(table.workspaceId, table.programmeId, table.userId, table.day),
    // Allows one pending occurrence per member, so that concurrent planners plan the same one.
    uniqueIndex('checkin_occurrences_waiting')
      .on(table.workspaceId, table.programmeId, table.userId)
      .where(sql`${table.askedAt} is null and ${table.dueAt} is not null`),
    // Finds the check-ins of one person in all communities: for messages about several, and to count the unanswered.
    index('checkin_occurrences_of_person').on(table.workspaceId, table.userId, table.opensAt),
    // Serves the sweep: only rows with something left to do, soonest first.
    index('checkin_occurrences_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
    // Finds outcomes whose job the queue lost; nearly always empty.
    index('checkin_occurrences_unpublished')
      .on(table.unpublishedSince)
      .where(sql`${table.unpublishedSince} is not null`),
    // Counts for Home how many members of a community have checked in on a day.
    index('checkin_occurrences_of_day').on(table.workspaceId, table.communityId, table.day),
    belongsTo([table.workspaceId, table.programmeId], [programmes.workspaceId, programmes.id]),
    belongsTo(
      [table.workspaceId, table.communityId, table.userId],
      [members.workspaceId, members.communityId, members.userId],
    ),
  ],
);

/** The pace at which a person is asked, as far as their check-ins alone do not say it. Without a row, the defaults apply. */
export const paces = tenantTable(
  'checkin_paces',
  {
    userId: text('user_id').notNull(),
    /** The time at which they chose how often they are asked. Check-ins asked before do not count as unanswered. */
    countedFrom: instant('counted_from'),
    /** The number of unanswered days from which it counts: those that lead to the pace that they chose. */
    countedAs: smallint('counted_as').notNull().default(0),
    /** The occurrence after which they were told that nobody asks them any more; null while they are asked. */
    pausedAfter: uuid('paused_after'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    belongsTo([table.workspaceId, table.userId], [people.workspaceId, people.userId]),
  ],
);

/** A member's answer for an occurrence. */
export const checkins = tenantTable(
  'checkins',
  {
    occurrenceId: uuid('occurrence_id').notNull(),
    /** The answers to the questions besides the list, with the words that these had. A trigger sets them in rows of the version before. */
    answers: jsonb('answers').$type<QuestionAnswer[]>().notNull().default([]),
    /** Two of the answers, for the version before. To be dropped with that. */
    blockers: text('blockers'),
    mood: text('mood', { enum: ['good', 'okay', 'hard'] }),
    /** True if the answer is in the day's thread; false if only the member sees it. */
    shared: boolean('shared').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.occurrenceId] }),
    belongsTo([table.workspaceId, table.occurrenceId], [occurrences.workspaceId, occurrences.id]),
  ],
);

/** The posts of the days of a programme, which say how many have checked in. */
export const days = tenantTable(
  'checkin_days',
  {
    id: uuid('id').notNull().defaultRandom(),
    /** A trigger sets it in rows of the version before. */
    programmeId: uuid('programme_id').notNull(),
    /** Set by a trigger, for the version before, if this is the first programme of the community. To be dropped with that. */
    communityId: uuid('community_id'),
    day: day('day').notNull(),
    /** Grows with each change of the day's answers, so that an edit knows whether another change came meanwhile. */
    changes: integer('changes').notNull(),
    /** The time of the last edit, or of the post. */
    editedAt: instant('edited_at'),
    /** The time from which the post may be edited to show the changes; null if it shows them. */
    dueAt: instant('due_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    unique('checkin_days_of_programme').on(table.workspaceId, table.programmeId, table.day),
    unique('checkin_days_day').on(table.workspaceId, table.communityId, table.day),
    // Serves the sweep: only posts that do not show the current state.
    index('checkin_days_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
    belongsTo([table.workspaceId, table.programmeId], [programmes.workspaceId, programmes.id]),
    belongsTo([table.workspaceId, table.communityId], [communities.workspaceId, communities.id]),
  ],
);

/** The replies that members wrote with the button "Reply" to answers in a day's thread. */
export const replies = tenantTable(
  'checkin_replies',
  {
    id: uuid('id').notNull().defaultRandom(),
    /** The answer that they reply to. */
    occurrenceId: uuid('occurrence_id').notNull(),
    fromUser: text('from_user').notNull(),
    /** The author of the answer. */
    toUser: text('to_user').notNull(),
    text: text('text').notNull(),
    createdAt: instant('created_at').notNull(),
    /** The time at which its author took it down; the row is deleted once Slack no longer shows it. */
    removedAt: instant('removed_at'),
    /** The time at which the author of the answer opened it from Home. */
    seenAt: instant('seen_at'),
    /** As in `occurrences`, for the reply. */
    unpublishedSince: instant('unpublished_since'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index('checkin_replies_of_answer').on(table.workspaceId, table.occurrenceId),
    // Finds what came back to one member, for their Home.
    index('checkin_replies_to').on(table.workspaceId, table.toUser, table.createdAt),
    // Finds replies whose job the queue lost; nearly always empty.
    index('checkin_replies_unpublished').on(table.unpublishedSince).where(sql`${table.unpublishedSince} is not null`),
    belongsTo([table.workspaceId, table.occurrenceId], [occurrences.workspaceId, occurrences.id]),
    belongsTo([table.workspaceId, table.fromUser], [people.workspaceId, people.userId]),
  ],
);

/** The commitments of members. */
export const commitments = tenantTable(
  'commitments',
  {
    id: uuid('id').notNull().defaultRandom(),
    communityId: uuid('community_id').notNull(),
    userId: text('user_id').notNull(),
    text: text('text').notNull(),
    state: text('state', { enum: ['open', 'done', 'dropped'] })
      .notNull()
      .default('open'),
    /** The occurrence in which it was made; null if it was made from a message. */
    madeIn: uuid('made_in'),
    madeOn: day('made_on').notNull(),
    madeAt: instant('made_at').notNull(),
    /** Its position among the commitments made together. */
    position: smallint('position').notNull(),
    /**
     * The occurrence whose answer reported its end; its own id while it is ticked on the list and no answer has reported
     * it; null while it is open.
     */
    endedIn: uuid('ended_in'),
    /** The block of the last press on checkboxes that offered it, Slack's time of that press, and if it was ticked then. */
    pressedIn: text('pressed_in'),
    pressedAt: text('pressed_at'),
    pressedOn: boolean('pressed_on'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // Finds a member's list.
    index('commitments_of_member').on(table.workspaceId, table.communityId, table.userId, table.state),
    check('commitments_ended', sql`(${table.state} = 'open') = (${table.endedIn} is null)`),
    belongsTo(
      [table.workspaceId, table.communityId, table.userId],
      [members.workspaceId, members.communityId, members.userId],
    ),
  ],
);

/** The data inventory of these tables. */
export const data: DataInventory = {
  checkin_participants: {
    holds: 'who takes part in check-ins, since when, who stopped, and the time and reminder that they chose',
    why: 'to ask only members who take part, when it suits them',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
  checkin_occurrences: {
    holds:
      'for each member and day: when the check-in opened, and whether they were asked, answered, skipped (and why, if they said so) or were away',
    why: 'to compute streaks, and never to ask twice',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
  checkin_paces: {
    holds:
      'since when a person wants to be asked as usual again, and whether they were told that nobody asks them any more',
    why: 'to ask members less often who do not answer',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
  checkins: {
    holds:
      'a member’s answers to the questions of a check-in, such as what is in their way and how it is going, and whether they shared them',
    why: 'to show them to the member again, and to post them in the day’s thread if they share them',
    kept: 'until they or the workspace are erased',
    people: { occurrence_id: { belongsTo: occurrences } },
  },
  checkin_days: {
    holds: 'on which days the answers of a programme changed, and when the day’s post was edited; nothing about people',
    why: 'to keep the day’s post current without editing it too often',
    kept: 'until the workspace is erased',
  },
  checkin_replies: {
    holds: 'what a member replied to the check-in of another with the button “Reply”, and when its author opened it',
    why: 'to post it once under their name, and to show it to the author of the check-in',
    kept: 'until they take it down, or one of the two or the workspace is erased',
    people: { from_user: 'delete', to_user: 'delete' },
  },
  commitments: {
    holds: 'what a member said they would do, what became of it, and when they last ticked it on their list',
    why: 'to ask how it went',
    kept: 'until they or the workspace are erased',
    people: { user_id: 'delete' },
  },
};

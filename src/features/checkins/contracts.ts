import { z } from 'zod';
import { activityKind } from '../../core/member-acts.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { button, menu, messageShortcut, modal, select, shortcut } from '../../slack/interactions/contracts.js';
import { timeField } from '../../slack/interactions/fields.js';
import { ticking, ticks } from '../../slack/interactions/ticks.js';
import { copy } from './copy.js';
import { DIGEST_PLACES } from './domain/digest.js';
import { SKIP_REASONS } from './domain/outcome.js';
import { EARLIER_MOODS } from './domain/questions.js';

export const checkInShortcut = shortcut('checkins.shortcut');
export const commitShortcut = messageShortcut('checkins.commit');

const occurrence = z.object({ occurrenceId: z.uuid() });

export const openCheckin = button('checkins.open', occurrence);
/** Opens a check-in that its member missed. */
export const openMissed = button('checkins.open-missed', occurrence);
export const skipDay = button('checkins.skip', occurrence);
export const saySkipReason = select('checkins.skip-reason', occurrence.extend({ reason: z.enum(SKIP_REASONS) }));
/** Takes an answer out of the day's thread. It stays an answer, which only its author sees. */
export const takeDown = button('checkins.take-down', occurrence);
/** The menu of an answer in the day's thread. */
export const answerMenu = menu('checkins.answer-menu', occurrence.extend({ act: z.enum(['thread', 'take-down']) }));
/** The menu of an open check-in. */
export const checkinMenu = menu(
  'checkins.menu',
  occurrence.extend({ act: z.enum(['skip', 'next', 'away', 'time', 'stop', 'history']) }),
);
const here = z.object({ communityId: z.uuid() });
/** The list of a member. A check-in is named where its message shows the list. */
export const tickList = ticks('checkins.tick', here.extend({ occurrenceId: z.uuid().optional(), ...ticking }));
/** Names a programme, except where a community has only one, and in messages of earlier versions. */
const inProgramme = here.extend({ programmeId: z.uuid().optional() });
export const joinCheckins = button('checkins.join', inProgramme);
/** Lists the check-ins that a member missed and may still answer. */
export const chooseMissed = button('checkins.choose-missed', inProgramme);
export const stopCheckins = button('checkins.stop', inProgramme);
/** Joins from today on, and opens the form at once. */
export const beginCheckins = button('checkins.begin', here);
/** Opens the current check-in of the member who presses it. Is on the day's post. */
export const openCurrent = button('checkins.open-current', inProgramme);
/** Shows the circles of a check-in with their members: the one named first, or else that of the person. */
export const showCircles = button(
  'checkins.circles',
  here.extend({ programmeId: z.uuid(), circleId: z.uuid().optional() }),
);
/** Moves the person who presses it to that circle. */
export const moveToCircle = button('checkins.move-to-circle', here.extend({ circleId: z.uuid() }));
/** Lists the circles of a check-in for its organizers. */
export const openCircles = button('checkins.set-circles', here.extend({ programmeId: z.uuid() }));
/** Opens the form in which organizers name the channel of a circle. */
export const openCircle = button('checkins.set-circle', here.extend({ circleId: z.uuid() }));
export const circleModal = modal(
  'checkins.save-circle',
  here.extend({ circleId: z.uuid() }),
  z.object({ channel: z.string().nullable() }),
);
/** Ends a pause in asking. */
export const startAgain = button('checkins.start-again', z.object({}));
/** Opens the form to reply to an answer in the day's thread. */
export const openReply = button('checkins.reply', occurrence);
const reply = z.object({ replyId: z.uuid() });
export const takeDownReply = button('checkins.take-down-reply', reply);
const page = z.object({ before: z.iso.datetime().optional() });
/** Lists what a person has posted, newest first, from `before` on. */
export const showOwnPosts = button('checkins.own-posts', page);
/** Takes down a check-in or a reply from that list. Its author need not be a member any more. */
export const takeDownOwn = button(
  'checkins.take-down-own',
  page.extend({ kind: z.enum(['answer', 'reply']), id: z.uuid() }),
);
/** Opens the thread from Home, which then no longer shows the reply. */
export const readReply = button('checkins.read-reply', reply);
/** Shows a member what they said in a week, or in the latest one. */
export const showHistory = button('checkins.history', here.extend({ week: z.iso.date().optional() }));
export const sendHistory = button('checkins.send-history', here);
export const openAway = button('checkins.away', z.object({}));
export const endAwayButton = button('checkins.back', z.object({}));

/** The results that a member can report for a commitment. */
export const commitmentResults = ['done', 'carry', 'drop'] as const;

/** The two default questions, with the names that they have in forms of earlier versions. */
const earlierQuestions = {
  blockers: z.string().max(600, copy.blockersTooLong).nullish(),
  mood: z.enum(EARLIER_MOODS).nullish(),
};
const audience = z.enum(['thread', 'me'], { error: copy.audienceMissing });

export const checkinModal = modal(
  'checkins.answer',
  // `before` holds the commitments that the form showed as done or removed.
  // `late` marks the form of one that was missed.
  occurrence.extend({ before: z.array(z.uuid()).default([]), late: z.boolean().optional() }),
  z.object({
    /** The ticked commitments of each list of checkboxes, by the name of that list. */
    done: z.record(z.string(), z.array(z.uuid())).default({}),
    remove: z.array(z.uuid()).default([]),
    /** The ticked items of other features. */
    items: z.array(z.uuid()).default([]),
    /** One thing per line, as in `next`; `doneIn` and `commitmentsIn` validate them. */
    also: z.string().max(3000).nullable(),
    next: z.string().max(3000).nullable(),
    /** The text or the index of the choice for each question, by its id. */
    answers: z.record(z.string(), z.string().max(600, copy.blockersTooLong).nullable()).default({}),
    ...earlierQuestions,
    audience,
  }),
);

/** The form of earlier versions, which may be open during a deploy. No view shows it. */
export const earlierCheckinModal = modal(
  'checkins.submit',
  occurrence,
  z.object({
    /** Keyed by commitment id. */
    went: z.record(z.uuid(), z.enum(commitmentResults, { error: copy.wentMissing })).default({}),
    /** One commitment per line; `commitmentsIn` validates them. */
    next: z.string({ error: copy.nextRefused.none }).max(3000),
    ...earlierQuestions,
    audience,
  }),
);

export const replyModal = modal(
  'checkins.send-reply',
  occurrence,
  z.object({
    text: z.string({ error: copy.replyMissing }).max(600, copy.replyTooLong),
  }),
);

const dayField = z.iso.date({ error: copy.dayMissing });

export const awayModal = modal(
  'checkins.rest',
  z.object({}),
  z
    .object({ from: dayField, until: dayField })
    .refine((form) => form.until >= form.from, { path: ['until'], error: copy.awayBackwards }),
);

/** The time and the reminder that a member chooses. The time is there only where the programme allows one. */
export const ownTimeModal = modal(
  'checkins.own-time',
  here.extend({ programmeId: z.uuid() }),
  z.object({
    time: timeField(copy.ownTimes.timeMissing).optional(),
    reminder: z.enum(['0', '1', '2', '4'], { error: copy.ownTimes.reminderMissing }).transform(Number),
  }),
);

export const commitModal = modal(
  'checkins.promise',
  // The id of the commitment, so that a second press adds none. Forms that were opened before have no id.
  z.object({ communityId: z.uuid(), commitmentId: z.uuid().optional() }),
  z.object({
    text: z.string({ error: copy.commitMissing }).max(200, copy.nextRefused['too-long']),
    /** Present only if the person is in several communities. */
    communityId: z.uuid().optional(),
  }),
);

/** The activity of answering a check-in. */
export const checkedIn = activityKind('checkins.answered', 0);

/** The activity of skipping a check-in: a sign of life too. */
export const skipped = activityKind('checkins.skipped', 0);

/** The activity of replying to a check-in. */
export const replied = activityKind('checkins.replied', 3);

/** Handles a due occurrence: asks or reminds its member, or does neither. */
export const handleOccurrence = job('checkins.due', idPayload, byId, {
  isMessage: true,
  when: 'a check-in opens, or its reminder is due',
  does: 'asks or reminds one member, or decides that there is no need',
});

/** Ends the messages about the check-in before this one. */
export const closePrevious = job('checkins.close', idPayload, byId, {
  when: 'the next check-in of a member has opened',
  does: 'ends the messages about the one before it, which lose the buttons that no longer work',
});

/** Updates the message about a pause that is over. `id` is the occurrence that identifies it. */
export const closePause = job('checkins.close-pause', idPayload, byId, {
  when: 'a member who was no longer asked starts again',
  does: 'updates the message that told them so',
});

/** Updates Slack (thread and DMs) to match an occurrence's outcome. */
export const publish = job('checkins.publish', idPayload, byId, {
  when: 'a member answered, skipped or went away',
  does: 'updates the thread and the direct messages of that check-in',
});

/** Updates Slack to match a reply: posts it in the thread of the answer, or deletes it there. */
export const publishReply = job('checkins.publish-reply', idPayload, byId, {
  when: 'a member replied to a check-in, or took a reply down',
  does: 'posts the reply in the thread, after those written before it, or deletes it there',
});

/** Sends a member their check-ins in a community as a file. */
export const sendHistoryFile = job(
  'checkins.history-file',
  z.object({ workspaceId: z.string(), communityId: z.uuid(), userId: z.string(), at: z.number() }),
  ({ workspaceId, communityId, userId }) => `${workspaceId}-${communityId}-${userId}`,
  { when: 'a member wants their check-ins as a file', does: 'sends it to them' },
);

/** Turns the weekly recap of a member on or off. */
export const switchRecap = button('checkins.recap', z.object({ on: z.boolean() }));
/** Opens a week of a member's own check-ins, from the recap of it. */
export const lookBack = button('checkins.look-back', here.extend({ week: z.iso.date() }));

/** Proposes the weekly recap of a member, whose user id is `id`. */
export const proposeRecap = job('checkins.propose-recap', idPayload, byId, {
  when: 'a week is over, for a member who wants a weekly recap',
  does: 'proposes it; unless they answered nothing, it comes with their check-in on Monday, or by itself',
});

export const openDigest = button('checkins.digest', here);
export const digestModal = modal(
  'checkins.set-digest',
  here,
  z
    .object({
      place: z.enum(['off', ...DIGEST_PLACES], { error: copy.digest.missing }),
      /** Absent in forms of the version before. */
      channel: z.string().nullable().default(null),
    })
    .refine(({ place, channel }) => place !== 'other' || channel, { path: ['channel'], error: copy.digest.noChannel }),
);

/** Posts the weekly digest of a community, whose id is `id`. */
export const postDigest = job('checkins.post-digest', idPayload, byId, {
  when: 'it is Monday at 9:00, in a community with a weekly digest',
  does: 'posts what was done in the week before, unless nobody checked in',
});

/** Updates the message with a member's latest check-in. `id` is that of the record that it is stale. */
export const refreshStale = job('checkins.refresh', idPayload, byId, {
  when: 'something changed that another feature shows beside a check-in',
  does: 'updates the message with the check-in, and Home',
});

/** Edits the day's post, so that it says how many have checked in. `id` is that of its row. */
export const editDayPost = job('checkins.edit-day-post', idPayload, byId, {
  when: 'the answers of a day have changed, at most every ten seconds for one post',
  does: 'edits the day’s post, so that it says how many have checked in',
});

/** Does the same for the post of a circle. */
export const editCirclePost = job('checkins.edit-circle-post', idPayload, byId, {
  when: 'the answers of a day in a circle have changed, at most every ten seconds for one post',
  does: 'edits the post of the circle, so that it says how many have checked in',
});

/** Places those who have come into circles, and forms the circles of a programme, whose id is `id`, when that is due. */
export const arrangeCircles = job('checkins.arrange-circles', idPayload, byId, {
  when: 'an organizer has chosen circles, a member has come or gone, and once a day',
  does: 'puts newcomers into a circle, ends circles that are too small, and forms all anew after three months',
});

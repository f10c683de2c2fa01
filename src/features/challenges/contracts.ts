import { z } from 'zod';
import type { ProactiveKind } from '../../attention/proactive.js';
import type { Weekday } from '../../core/calendar.js';
import { DAY, WEEK } from '../../core/durations.js';
import { featureSwitch } from '../../core/feature-switches.js';
import { activityKind } from '../../core/member-acts.js';
import type { ActName } from '../../core/permissions.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { button, type FormOf, inputChange, menu, modal, shortcut } from '../../slack/interactions/contracts.js';
import { page } from '../../slack/interactions/pages.js';
import { copy } from './copy.js';
import { EXTRAS, GRACE_DAYS, LENGTHS, TEAM_COUNTS } from './domain/form.js';
import { DEEDS } from './domain/managing.js';
import { AGAIN, MEASURES, PROMPT_PACES, RHYTHMS, VISIBILITIES } from './domain/plan.js';
import { REMINDERS } from './schema/taking-part.js';

/** Off until an organizer switches it on. */
export const challengesSwitch = featureSwitch('challenges', false);

/** Has the name of the act that it reserves for organizers while it is off. */
export const proposalsSwitch = featureSwitch('challenges.propose' satisfies ActName, true);

/** A member logged progress. */
export const logged = activityKind('challenges.logged', 2);

/** Posts a challenge in its channel, or edits its post. */
export const editPost = job('challenges.post', idPayload, byId, {
  when: 'a challenge was started, changed or logged in; once every ten seconds at most',
  does: 'posts the challenge in the channel, and keeps the post current',
});

/** Does what is due for all of a challenge: start, target, prompts, end and summary. */
export const step = job('challenges.step', idPayload, byId, {
  when: 'a challenge starts, fixes its target, has a prompt, ends, or is summed up',
  does: 'does that once, and plans what comes next',
});

/** Uploads the picture of a challenge's curve that its details show. `id` is the challenge's id. */
export const drawCurve = job('challenges.draw-curve', idPayload, byId, {
  when: 'the post of a challenge shows a new day',
  does: 'uploads the picture of the group’s progress for the details, once a day',
});

// Taking part

/** The most characters of an amount as it is typed. */
export const MAX_TYPED = 40;
/** The most characters of a note. */
export const MAX_NOTE = 600;

const challenge = z.object({ challengeId: z.uuid() });

/** Opens the form to join, or to change the reminder of a member who takes part. */
export const joinChallenge = button('challenges.join', challenge);
/** Opens the form to log progress. */
export const logProgress = button('challenges.log', challenge);
/** Opens everything about a challenge. */
export const openDetails = button('challenges.details', challenge);

export const logShortcut = shortcut('challenges.shortcut');

const time = z.string({ error: copy.taking.timeMissing }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, copy.taking.timeMissing);
/** Shows the field for the time, once it is chosen. */
export const chooseReminder = inputChange('challenges.choose-reminder', challenge);
export const joinModal = modal(
  'challenges.save-join',
  challenge,
  z
    .object({
      reminder: z.enum(REMINDERS, { error: copy.taking.reminderMissing }),
      /** Present only if they chose a time. */
      time: time.optional(),
      named: z.array(z.literal('yes')).default([]),
    })
    .refine(({ reminder, time }) => reminder !== 'time' || time, { path: ['time'], error: copy.taking.timeMissing }),
);

export type FormOfJoin = FormOf<typeof joinModal>;

/** The menu of participants in the details of a challenge. */
export const partMenu = menu(
  'challenges.part-menu',
  challenge.extend({ act: z.enum(['reminder', 'pause', 'resume', 'leave', 'rank', 'unrank']) }),
);
export const leaveModal = modal('challenges.leave', challenge, z.object({}));

/** Logs today at once, for a challenge that counts days. A second press adds nothing. */
export const logToday = button('challenges.log-today', challenge);
export const logModal = modal(
  'challenges.save-log',
  /** `isChange`: the log is there and is corrected. */
  challenge.extend({ logId: z.uuid(), isChange: z.boolean().optional() }),
  z.object({
    day: z.iso.date(),
    /** Absent where days are counted. `domain/typed.ts` reads it. */
    amount: z.string().max(MAX_TYPED).nullable().optional(),
    note: z.string().max(MAX_NOTE).nullable(),
  }),
);
export type FormOfLog = FormOf<typeof logModal>;

/** Asks to which of several challenges something belongs. */
export const whichModal = modal(
  'challenges.which',
  z.object({ logId: z.uuid() }),
  z.object({
    challengeId: z.uuid({ error: copy.taking.whichMissing }),
    text: z.string().max(MAX_NOTE).nullable(),
  }),
);

const log = z.object({ logId: z.uuid() });
export const undoLog = button('challenges.undo', log);
export const openOwnLogs = button('challenges.own-logs', challenge.extend({ page }));
export const ownLogMenu = menu('challenges.own-log', log.extend({ act: z.enum(['correct', 'undo']) }));

/** Opens the challenges of a community that are over. */
export const openHistory = button('challenges.history', z.object({ communityId: z.uuid() }));

const onPage = { page: page.unwrap() };
export const turnPage = button('challenges.page', challenge.extend({ ...onPage, of: z.literal('members').optional() }));
export const cheerLog = button('challenges.cheer', log.extend(onPage));
// Running and ending

/** Posts the milestones of a challenge. `id` is the challenge's id. */
export const celebrate = job('challenges.celebrate', idPayload, byId, {
  when: 'a challenge has reached a milestone',
  does: 'says so in its thread, once for each milestone',
});

/** Reminds a participant at the time that they chose. `id` is the participant's id. */
export const remind = job('challenges.remind', idPayload, byId, {
  isMessage: true,
  when: 'the time has come at which a participant wants to be reminded',
  does: 'reminds them if they have something left to log, and plans the next reminder',
});

/** Ends the reminder of a participant. `id` is the participant's id. */
export const endReminder = job('challenges.end-reminder', idPayload, byId, {
  when: 'a member who was reminded has logged, paused or left, or the challenge is over',
  does: 'turns the reminder into one line without buttons',
});

/** Opens the form that moves a challenge to another first day. */
export const openMove = button('challenges.move', challenge);

/** Cancels a challenge that nobody else joined. */
export const letGo = button('challenges.let-go', challenge);

/** The choices under a reminder. */
export const REMINDER_CHOICES = ['skip', 'stop', 'pause'] as const;
export const reminderMenu = menu(
  'challenges.reminder',
  z.object({ participantId: z.uuid(), choice: z.enum(REMINDER_CHOICES) }),
);

/** The most characters of what members write when they look back. */
export const MAX_WORKED = 1_000;
export const MAX_LINE = 150;

export const openReflection = button('challenges.open-reflection', challenge);
export const reflectionModal = modal(
  'challenges.reflect',
  challenge,
  z
    .object({
      worked: z.string().max(MAX_WORKED, copy.running.reflection.tooLong(MAX_WORKED)).nullable(),
      again: z.enum(AGAIN).nullable(),
      line: z.string().max(MAX_LINE, copy.running.reflection.tooLong(MAX_LINE)).nullable(),
      share: z.array(z.literal('share')).default([]),
    })
    .refine(({ line, share }) => share.length === 0 || line, {
      path: ['line'],
      error: copy.running.reflection.lineMissing,
    }),
);

const aboutChallenges = { weight: 'notice', whenHeld: 'later' } as const;

/** Asks the creator of a challenge that nobody else joined. */
export const nobodyKind: ProactiveKind = {
  ...aboutChallenges,
  name: 'challenges.nobody',
  label: copy.creating.topic,
  topic: 'challenges.decided',
  topicGroup: 'self',
  patienceMs: 3 * DAY,
};

/** Shows those who finished what they did. */
export const finishedKind: ProactiveKind = {
  ...aboutChallenges,
  name: 'challenges.finished',
  label: copy.running.finish.topic,
  topic: 'challenges.finished',
  topicGroup: 'self',
  patienceMs: WEEK,
};

// Creating and managing.

const here = z.object({ communityId: z.uuid() });

/** Opens the list of challenges that an organizer manages. */
export const openManage = button('challenges.settings', here);
/** Lets members propose challenges, or only organizers create them. */
export const switchProposals = button('challenges.switch-proposals', here.extend({ isOn: z.boolean() }));
/** Opens the form for a new challenge. */
export const newChallenge = button('challenges.new', here);

const ofForm = here.extend({
  /** The id that the challenge has, or will have, so that a second press adds none. */
  challengeId: z.uuid(),
  /** The challenge that is copied; null for none. */
  from: z.uuid().nullable(),
  /** True once "More options" was pressed. */
  isLong: z.boolean(),
});
export type FormCarry = z.infer<typeof ofForm>;

export const fillAgain = inputChange('challenges.fill', ofForm);
export const moreOptions = button('challenges.more-options', ofForm);

const typed = z.string().nullish();
/** Values by the key of the suggestion beside which they were typed. */
const keyed = <T extends z.ZodType>(value: T) => z.record(z.string(), value).optional();
const weekday = z.coerce.number().int().min(1).max(7) as z.ZodType<Weekday>;

/** The fields of the form. Those that it doesn't show are absent. `domain/check.ts` says what is wrong with them. */
const fields = z.object({
  template: z.string().max(40).optional(),
  firstDay: z.iso.date().nullish(),
  length: keyed(z.enum(LENGTHS)),
  lastDay: z.iso.date().nullish(),
  target: keyed(typed),
  name: keyed(typed),
  task: keyed(typed),
  measure: keyed(z.enum(MEASURES)),
  unit: keyed(typed),
  rhythm: keyed(z.enum(RHYTHMS)),
  weekdays: keyed(z.array(weekday)),
  grace: keyed(z.enum(GRACE_DAYS)),
  visibility: keyed(z.enum(VISIBILITIES)),
  extras: keyed(z.array(z.enum(EXTRAS))),
  prompts: keyed(typed),
  promptPace: keyed(z.enum(PROMPT_PACES)),
  groupTarget: typed,
  teamCount: z.enum(TEAM_COUNTS).optional(),
  teamName: keyed(typed),
  teamPeople: keyed(z.array(z.string())),
});
export type ChallengeForm = z.infer<typeof fields>;
/** Each field on its own, for a form that is not complete yet. */
export const challengeShape: Readonly<Record<string, z.ZodType>> = fields.shape;
export const formModal = modal('challenges.save', ofForm, fields);

/** `changes`: those of the challenge that is shown, so that nobody agrees to what they haven't seen. */
const shown = challenge.extend({ changes: z.number().int() });
/** Shows what will be posted, before it is announced or sent to the organizers. */
export const previewModal = modal(
  'challenges.preview',
  shown,
  z.object({ named: z.array(z.literal('named')).optional() }),
);
export const keepDraft = button('challenges.keep', challenge);
export const changeDraft = button('challenges.change-draft', challenge);
/** Deletes a draft, or takes back what was proposed. */
export const dropDraft = button('challenges.drop', challenge);

export const openReview = button('challenges.review', challenge);
export const openDecline = button('challenges.open-decline', challenge);

const reason = z.object({ words: typed });
export const declineModal = modal('challenges.decline', challenge, reason);
/** `inDetails`: it was chosen in the details of the challenge, which are shown again afterwards. */
const managed = challenge.extend({ inDetails: z.literal(true).optional() });
export type ManagedCarry = z.infer<typeof managed>;
/** The menu of a challenge that was announced. */
export const manageMenu = menu('challenges.manage', managed.extend({ does: z.enum(DEEDS) }));
export const editModal = modal(
  'challenges.edit',
  managed,
  z.object({ name: typed, task: typed, lastDay: z.iso.date().nullish(), target: typed }),
);
export const cancelModal = modal('challenges.cancel', managed, reason);
export const moveModal = modal('challenges.save-move', managed, z.object({ firstDay: z.iso.date().nullish() }));
/** Opens the form for a new challenge like this one. */
export const copyChallenge = button('challenges.copy', challenge);
export const dropTemplate = button('challenges.drop-template', z.object({ templateId: z.uuid() }));

/** Tells a member what became of the challenge that they proposed. `id` is its id. */
export const decidedKind: ProactiveKind = {
  name: 'challenges.decided',
  label: copy.creating.topic,
  topic: 'challenges.decided',
  topicGroup: 'self',
  weight: 'notice',
  whenHeld: 'later',
  patienceMs: WEEK,
};

import { z } from 'zod';
import type { ProactiveKind } from '../../attention/proactive.js';
import { isZone } from '../../core/calendar.js';
import { WEEK } from '../../core/durations.js';
import { deadlineProblem } from '../../core/programmes.js';
import { ENROLMENTS, KINDS } from '../../core/schema.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { slackId, slackTs } from '../../slack/event-fields.js';
import { button, event, inputChange, modal, select, shortcut } from '../../slack/interactions/contracts.js';
import { timeField, weekdaysField } from '../../slack/interactions/fields.js';
import { slackUser } from '../../slack/users.js';
import { copy } from './copy.js';
import { MAX_INVITED, MAX_NAME, RHYTHMS, timesOf } from './domain.js';

export const setUpShortcut = shortcut('community.shortcut');

export const openSetUp = button('community.setup', z.object({}));

export const openSettings = button('community.settings', z.object({ communityId: z.uuid() }));

const here = z.object({ communityId: z.uuid() });

const words = z.string({ error: copy.textMissing }).max(200, copy.textTooLong);
/** Keyed by what the suggested words depend on, so that Slack shows other words when that changes. */
const keyedWords = z.record(z.string(), words).optional();
const time = timeField(copy.timeMissing);

/** The fields of the form for a community. Those that it does not show are absent. */
const communityFields = z.object({
  channel: z.string({ error: copy.channelMissing }).optional(),
  kind: z.enum(KINDS, { error: copy.kindMissing }).optional(),
  enrolment: z.enum(ENROLMENTS, { error: copy.enrolmentMissing }).optional(),
  rhythm: z.enum(RHYTHMS, { error: copy.rhythmMissing }).optional(),
  days: weekdaysField(copy.daysMissing).optional(),
  time: time.optional(),
  deadline: time.optional(),
  deadlineDays: z
    .enum(['0', '1', '2', '3', '4', '5', '6'], { error: copy.deadlineDayMissing })
    .transform(Number)
    .optional(),
  /** `own` for each member's own time zone, or one IANA time zone for all members. */
  clock: z
    .string({ error: copy.clockMissing })
    .refine((it) => it === 'own' || isZone(it), copy.clockMissing)
    .optional(),
  /** Null for the channel's. */
  name: z.record(z.string(), z.string().max(MAX_NAME, copy.nameTooLong).nullable()).optional(),
  audience: keyedWords,
  problem: keyedWords,
  outcome: keyedWords,
});

export type CommunityForm = z.infer<typeof communityFields>;

/** Each field on its own, for a form that is not complete yet. */
export const communityShape: Readonly<Record<string, z.ZodType>> = communityFields.shape;

/** Null for a new community. */
const newOrOld = z.object({ communityId: z.uuid().nullable() });

export const setUpModal = modal(
  'community.submit',
  newOrOld,
  communityFields.superRefine((form, found) => {
    if (form.rhythm !== 'own') return;
    const problem = deadlineProblem(timesOf(form));
    if (problem) found.addIssue({ code: 'custom', path: ['deadline'], message: copy.deadlineProblems[problem] });
  }),
);

/** Changes of inputs on which others depend. */
export const changeChannel = inputChange('community.channel', newOrOld);
export const changeKind = inputChange('community.kind', newOrOld);
export const changeRhythm = inputChange('community.rhythm', newOrOld);
/** Shows all questions of the form. */
export const showMore = button('community.more', z.object({}));

/** Shows what will be posted, before anything is. */
export const previewModal = modal('community.preview', newOrOld, z.object({}));
export const startQuietly = button('community.quietly', z.object({}));
/** Stands in a preview for the buttons of the announcement. */
export const exampleButton = button('community.example', z.object({}));
/** Opens the preview of an announcement that waits. */
export const openAnnouncement = button('community.announce', here);

export const openInvite = button('community.invite', here);
export const inviteModal = modal(
  'community.invite-people',
  here,
  z.object({ users: z.array(z.string()).max(MAX_INVITED, copy.tooManyInvited) }),
);
/** The invited person says no. */
export const declineInvitation = button('community.decline', here);

/** A button of an earlier version, whose modal may still be open. */
export const openOrganizers = button('community.organizers', here);
/** A form of an earlier version, which may still be open. */
export const organizersModal = modal(
  'community.name-organizers',
  // Absent from forms of an earlier version: the organizers whom the form showed at first.
  here.extend({ shown: z.array(z.string()).optional() }),
  z.object({ users: z.array(z.string()).min(1, copy.organizersMissing) }),
);

export const openRest = button('community.rest', here);
export const pauseModal = modal('community.pause', here, z.object({ until: z.iso.date({ error: copy.untilMissing }) }));
export const closeCommunity = button('community.close', here);
/** Ends a pause, or reopens a closed community. */
export const resumeCommunity = button('community.resume', here);

export const switchCommunity = select('community.switch', z.object({ communityId: z.uuid() }));

const membership = z.object({ user: slackId, channel: slackId, event_ts: slackTs });

export type Membership = z.infer<typeof membership>;

export const joinedChannel = event('member_joined_channel', membership);
export const leftChannel = event('member_left_channel', membership);
const renamed = z.object({ channel: z.object({ id: z.string(), name: z.string() }) });

export const channelRenamed = event('channel_rename', renamed);
/** The same for a private channel. */
export const groupRenamed = event('group_rename', renamed);
export const joinedTeam = event('team_join', z.object({ user: slackUser }));
export const userChanged = event('user_change', z.object({ user: slackUser }));

/**
 * Brings a community's members in line with its channel and, the first time, announces the community there. `id` is the
 * community's id.
 */
export const followChannel = job('community.follow', idPayload, byId, {
  when: 'a community was set up or is to be announced, or lost or regained its channel; once a day',
  does: 'compares its members with those of its channel; announces it there, once, if an organizer wants that',
});

/** Tells an invited person about a community that is not announced yet. */
export const invitationKind: ProactiveKind = {
  name: 'community.invitation',
  label: copy.invitationTopic,
  topic: 'community.invitations',
  topicGroup: 'community',
  weight: 'notice',
  whenHeld: 'later',
  patienceMs: WEEK,
};

/** Tells an organizer that a community has outgrown a size. */
export const sizeKind: ProactiveKind = {
  name: 'community.size',
  label: copy.sizeTopic,
  topic: 'community.size',
  topicGroup: 'community',
  weight: 'notice',
  whenHeld: 'later',
  patienceMs: 2 * WEEK,
};

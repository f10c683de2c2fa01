import { z } from 'zod';
import type { ProactiveKind } from '../../attention/proactive.js';
import { WEEK } from '../../core/durations.js';
import { featureSwitch } from '../../core/feature-switches.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { isDeleted, slackId, slackTs } from '../../slack/event-fields.js';
import { button, confidential, event, menu, messageShortcut, modal } from '../../slack/interactions/contracts.js';
import { page } from '../../slack/interactions/pages.js';
import { copy } from './copy.js';
import { PLACES } from './domain/case.js';
import { DECISIONS } from './domain/warning.js';

export const moderationSwitch = featureSwitch('moderation', false);

export const MAX_NOTE = 1_500;

const here = z.object({ communityId: z.uuid() });

/** Opens the form for a concern. */
export const openConcern = confidential(button('moderation.open-concern', here));

export const flagShortcut = confidential(messageShortcut('moderation.flag'));

/** The form for a message. It carries where the message is. */
export const flagModal = confidential(
  modal(
    'moderation.report',
    here.extend({
      channelId: z.string(),
      ts: z.string(),
      threadTs: z.string().nullable(),
      place: z.enum(PLACES),
      /** The author; null for an app. */
      userId: z.string().nullable(),
    }),
    z.object({
      /** Absent if the community has no guidelines. */
      rule: z.string().nullish(),
      note: z.string().max(MAX_NOTE, copy.tooLong).nullable(),
      /** For a message in a DM: its words, which go along only if that is ticked. */
      words: z.string().max(MAX_NOTE, copy.tooLong).nullish(),
      along: z.array(z.literal('along')).optional(),
    }),
  ),
);

/** The form for a concern without a message. */
export const concernModal = confidential(
  modal(
    'moderation.concern',
    // The id of the case, so that a second press adds none. Forms that were opened before have no id.
    here.extend({ caseId: z.uuid().optional() }),
    z.object({
      note: z.string({ error: copy.noteMissing }).max(MAX_NOTE, copy.tooLong),
      about: z.string().nullable(),
      rule: z.string().nullish(),
    }),
  ),
);

const ofCase = z.object({ caseId: z.uuid() });

export const takeOn = button('moderation.take', ofCase);
export const resolve = button('moderation.resolve', ofCase);

/** The further acts on a card, in its menu. */
export const CHOICES = ['details', 'remind', 'note', 'dismiss', 'resolve', 'warn'] as const;
export type Choice = (typeof CHOICES)[number];
export const moreActs = menu('moderation.more', ofCase.extend({ does: z.enum(CHOICES) }));

export const noteModal = modal(
  'moderation.save-note',
  // The id of the act, so that a second press adds none. Forms that were opened before have no id.
  ofCase.extend({ actId: z.uuid().optional() }),
  z.object({ note: z.string({ error: copy.noteEmpty }).max(MAX_NOTE, copy.tooLong) }),
);

const text = z.string({ error: copy.textEmpty }).max(MAX_NOTE, copy.tooLong);

/** The times at which a reminder or a warning can be sent. */
export const TIMES = ['morning', 'now'] as const;
export const remindModal = modal('moderation.remind', ofCase, z.object({ text, when: z.enum(TIMES) }));

export const warnModal = modal(
  'moderation.warn',
  ofCase,
  // The rule is absent if the community has no guidelines, or an admin who isn't a member has the case.
  z.object({ rule: z.string().nullish(), text, when: z.enum(TIMES) }),
);

const ofWarning = z.object({ warningId: z.uuid() });

export const openAppeal = button('moderation.open-appeal', ofWarning);
export const appealModal = modal('moderation.appeal', ofWarning, z.object({ text }));
export const reviewAppeal = button('moderation.review', ofWarning);
export const decideModal = modal(
  'moderation.decide',
  ofWarning,
  z.object({ outcome: z.enum(DECISIONS, { error: copy.decisionMissing }) }),
);

/** Shows a case to those who handle it. `id` is the case's id. */
export const showCase = job('moderation.show', idPayload, byId, {
  when: 'something was reported, or somebody acted on it',
  does: 'posts its card where it belongs, and keeps it current',
});

/** Tells a reporter that their report arrived, or that it was handled. `id` is the report's id. */
export const tellReporter = job('moderation.tell', idPayload, byId, {
  isMessage: true,
  when: 'a member reported something, or what they reported was handled',
  does: 'tells them so, once each',
});

/** Shows an appeal to those who can decide on it, and the decision to the member. `id` is the warning's id. */
export const showAppeal = job('moderation.show-appeal', idPayload, byId, {
  isMessage: true,
  when: 'a member appealed against a warning, or an organizer decided on that',
  does: 'shows it to those who can decide, keeps that current, and tells the member the decision once',
});

/** Tells an organizer that the moderators' channel can't be used anymore. */
export const channelLostKind: ProactiveKind = {
  name: 'moderation.channel-lost',
  label: copy.topicChannel,
  topic: 'moderation.channel',
  topicGroup: 'community',
  weight: 'notice',
  whenHeld: 'later',
  patienceMs: WEEK,
};

/** Reminds a member of a guideline, in the name of a moderator. `id` is that of the act. */
export const reminderKind: ProactiveKind = {
  name: 'moderation.reminder',
  label: copy.topicReminder,
  topic: 'moderation.reminder',
  topicGroup: 'self',
  weight: 'notice',
  whenHeld: 'later',
  patienceMs: WEEK,
};

/** Warns a member in the name of a moderator. `id` is that of the act. */
export const warningKind: ProactiveKind = {
  name: 'moderation.warning',
  label: copy.topicReminder,
  topic: 'moderation.reminder',
  topicGroup: 'self',
  weight: 'notice',
  whenHeld: 'later',
  patienceMs: WEEK,
};

export const openSettings = button('moderation.settings', here);
export const settingsModal = modal(
  'moderation.save-settings',
  here,
  z.object({
    channel: z.string().nullable(),
    adminUserId: z.string().nullable(),
    /** Absent while the community is too small to be offered it. */
    warns: z.array(z.literal('warns')).optional(),
  }),
);

export const openLog = button('moderation.log', here.extend({ page }));
export const sendLog = button('moderation.send-log', here);
export const openCase = button('moderation.open', ofCase.extend({ page }));

/** Sends a moderator or organizer the log of a community as a file. */
export const sendLogFile = job(
  'moderation.log-file',
  z.object({ workspaceId: z.string(), communityId: z.uuid(), userId: z.string(), at: z.number() }),
  ({ workspaceId, communityId, userId }) => `${workspaceId}-${communityId}-${userId}`,
  {
    when: 'a moderator or an organizer wants the log as a file',
    does: 'sends it to them, without what concerns them',
  },
);

/** Looks whether a moderators' channel can still be used. `id` is the community's id. */
export const lookAtChannel = job('moderation.look-at-channel', idPayload, byId, {
  when: 'every hour, if a community has a moderators’ channel',
  does: 'looks whether the channel is still private and Hearth in it; if not, tells the organizers once; deletes from it what someone in it may not read',
});

export const messageGone = event(
  'message',
  z.object({ channel: slackId, previous_message: z.object({ ts: slackTs }) }),
  isDeleted,
);

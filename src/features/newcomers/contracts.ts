import { z } from 'zod';
import type { ProactiveKind } from '../../attention/proactive.js';
import { DAY, WEEK } from '../../core/durations.js';
import { featureSwitch } from '../../core/feature-switches.js';
import { activityKind } from '../../core/member-acts.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { button, modal } from '../../slack/interactions/contracts.js';
import { page } from '../../slack/interactions/pages.js';
import { copy } from './copy.js';
import { isHttpsLink } from './domain.js';

export const newcomersSwitch = featureSwitch('newcomers', true);

/** The most characters of a question for introductions. */
export const MAX_QUESTION = 150;

const newcomer = z.object({ newcomerId: z.uuid() });
const community = z.object({ communityId: z.uuid() });

export const openIntroduction = button('newcomers.introduce', newcomer);

/** Ends all messages to a newcomer that ask for an introduction. */
export const justLook = button('newcomers.just-look', newcomer);

const about = z.string({ error: copy.aboutMissing }).max(600, copy.aboutTooLong);
const answer = z.string().max(300, copy.answerTooLong).nullable();

/** The answers are keyed by question. */
export const shareIntroduction = modal(
  'newcomers.share',
  newcomer,
  z.object({ about, answers: z.record(z.string(), answer).default({}) }),
);

/** A form of an earlier version, which may still be open. */
export const earlierIntroduction = modal('newcomers.submit', newcomer, z.object({ about, hopes: answer }));

const question = z.string().max(MAX_QUESTION, copy.questionTooLong).nullable();

export const openQuestions = button('newcomers.questions', community);
export const questionsModal = modal(
  'newcomers.save-questions',
  community,
  z.object({ first: question, second: question }).superRefine(({ first, second }, found) => {
    if (second && first === second) found.addIssue({ code: 'custom', path: ['second'], message: copy.sameQuestion });
  }),
);

export const openSettings = button('newcomers.settings', community);

export const settingsModal = modal(
  'newcomers.save',
  community,
  z.object({ greeter: z.string({ error: copy.greeterMissing }) }),
);

export const openInvitationLink = button('newcomers.link', community);
export const invitationLinkModal = modal(
  'newcomers.save-link',
  community,
  z.object({
    link: z
      .string()
      .max(300, copy.linkTooLong)
      .nullable()
      .refine((it) => !it || isHttpsLink(it), copy.linkNotHttps),
  }),
);

/** Shows an organizer what the newcomers did in their first week. */
export const seeFirstWeek = button('newcomers.first-week', community.extend({ page }));
/** Says that nothing is left to do for these newcomers. */
export const finishFirstWeek = button('newcomers.first-week-done', community);

/** Lists the newcomers of a community whose first week is over. `id` is the id of one of them. */
export const listNewcomers = job('newcomers.list', idPayload, byId, {
  when: 'the first week of a newcomer is over, at most once a week in a community',
  does: 'shows the organizers on Home what the newcomers did',
});

/** The activity of introducing oneself. */
export const introduced = activityKind('newcomers.introduced', 0);

/** Evaluates a newcomer: welcomes them, or checks whether their first post was answered. */
export const evaluateNewcomer = job('newcomers.look', idPayload, byId, {
  when: 'a member joined; then twice a day; a day after their first post',
  does: 'welcomes them, or asks a greeter to answer their first post',
});

/** Posts a newcomer's introduction. */
export const publish = job('newcomers.publish', idPayload, byId, {
  when: 'a newcomer introduced themselves',
  does: 'posts the introduction in the home channel',
});

const toNewcomer = {
  label: copy.topic,
  topic: 'newcomers.welcome',
  topicGroup: 'self',
  weight: 'notice',
  whenHeld: 'later',
} as const;

export const newcomerKinds = {
  welcome: { ...toNewcomer, name: 'newcomers.welcome', patienceMs: WEEK },
  again: { ...toNewcomer, name: 'newcomers.again', patienceMs: 4 * DAY },
  waits: {
    name: 'newcomers.waits',
    label: copy.greeterTopic,
    topic: 'newcomers.waits',
    topicGroup: 'others',
    weight: 'notice',
    whenHeld: 'later',
    patienceMs: 5 * DAY,
  },
} as const satisfies Record<string, ProactiveKind>;

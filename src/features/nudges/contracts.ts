import { z } from 'zod';
import type { ProactiveKind } from '../../attention/proactive.js';
import { DAY } from '../../core/durations.js';
import { featureSwitch } from '../../core/feature-switches.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { button, modal } from '../../slack/interactions/contracts.js';
import { page } from '../../slack/interactions/pages.js';
import { copy } from './copy.js';
import { STAGES, type Stage } from './domain/ladder.js';

export const nudgesSwitch = featureSwitch('nudges', true);

const about = z.object({ roundId: z.uuid() });
const here = z.object({ communityId: z.uuid() });

/** The buttons of organizers and of the member who was asked: they claim a case and report how it went. */
export const claimCase = button('nudges.write', about);
export const markWrote = button('nudges.wrote', about);
export const markFine = button('nudges.fine', about);
export const releaseCase = button('nudges.later', about);

/** The buttons of the last question. */
export const keepMe = button('nudges.keep', about);
export const pauseMe = button('nudges.pause', about);
export const leaveMe = button('nudges.leave', about);

/** The answers of a member who stays to how often they want to be asked. */
export const askAsBefore = button('nudges.usual', about);
export const askWeekly = button('nudges.weekly', about);
export const askLater = button('nudges.paused', about);

/** The buttons of organizers. */
export const seeQuiet = button('nudges.quiet', here.extend({ page }));
/** Lists all members whom a person has claimed. */
export const seeClaimed = button('nudges.claimed', z.object({ page }));
export const openPolicy = button('nudges.settings', here);
export const seeUpcoming = button('nudges.preview', here.extend({ page }));
export const requestPreview = button('nudges.rehearse', here);

/** The choices in the policy modal. */
export const MIN_DAYS_CHOICES = [7, 10, 14, 21, 30] as const;
export const GAP_FACTOR_CHOICES = [2, 3, 4, 5] as const;
export const HOLD_OUT_CHOICES = [0, 5, 10, 20, 30] as const;

const oneOf = (choices: readonly number[], error: string) =>
  z
    .string({ error })
    .transform(Number)
    .refine((it) => choices.includes(it), error);

export const policyModal = modal(
  'nudges.submit',
  here,
  z.object({
    stages: z.array(z.enum(STAGES)),
    leastDays: oneOf(MIN_DAYS_CHOICES, copy.chooseOne),
    timesGap: oneOf(GAP_FACTOR_CHOICES, copy.chooseOne),
    holdOut: oneOf(HOLD_OUT_CHOICES, copy.chooseOne),
  }),
);

/** Evaluates a due case. `id` is the case's id. */
export const evaluateMember = job('nudges.look', idPayload, byId, {
  when: 'it is time to check on a member',
  does: 'checks whether they are quiet, and takes the next step if they are',
});

/** Enrols every member of a community. `id` is the community's id. */
export const enrolAll = job('nudges.watch', idPayload, byId, {
  when: 'once a day, for every community',
  does: 'starts watching the activity of members who are not watched yet',
});

/** Sends an organizer the messages that members would get. */
export const preview = job(
  'nudges.rehearsal',
  z.object({ workspaceId: z.string(), communityId: z.uuid(), userId: z.string(), at: z.number() }),
  (it) => `${it.workspaceId}-${it.communityId}-${it.userId}-${it.at}`,
  {
    isMessage: true,
    when: 'an organizer asked for a preview',
    does: 'sends them the messages that members would get',
  },
);

const toQuietMember = {
  label: copy.topic,
  topic: 'nudges',
  topicGroup: 'self',
  weight: 'nudge',
  whenHeld: 'later',
} as const;

/** The message kind of each stage. Each expires before the next stage begins. */
export const nudgeKinds = {
  hello: { ...toQuietMember, name: 'nudges.hello', patienceMs: 6 * DAY },
  ask: {
    name: 'nudges.ask',
    label: copy.topicOfAsking,
    topic: 'nudges.ask',
    topicGroup: 'others',
    weight: 'notice',
    whenHeld: 'later',
    patienceMs: 5 * DAY,
  },
  last: { ...toQuietMember, name: 'nudges.last', patienceMs: 10 * DAY },
} as const satisfies Record<Stage, ProactiveKind>;

import { z } from 'zod';
import type { ProactiveKind } from '../../attention/proactive.js';
import { DAY } from '../../core/durations.js';
import { featureSwitch } from '../../core/feature-switches.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { button, menu, modal } from '../../slack/interactions/contracts.js';
import { copy } from './copy.js';
import { MOST } from './domain/terms.js';

export const partnersSwitch = featureSwitch('partners', false);

const here = z.object({ communityId: z.uuid() });
const about = z.object({ partnershipId: z.uuid() });

/** The only choice of the checkbox, which lets their partners hear of misses. */
export const TELL = 'yes';
const tells = z.array(z.literal(TELL)).transform((it) => it.length > 0);

/** Asks one or two members. */
export const askModal = modal(
  'partners.ask',
  here,
  z.object({
    people: z
      .array(z.string(), { error: copy.ask.nobody })
      .min(1, copy.ask.nobody)
      .max(MOST - 1, copy.ask.tooMany),
    tells,
  }),
);

/** Lets Hearth find a partner for the member, and ends that. */
export const find = button('partners.find', here);
export const stopLooking = button('partners.stop-looking', here);

/** Opens the form with which a member who was asked agrees. */
export const accept = button('partners.accept', about);
export const agreeModal = modal('partners.agree', about, z.object({ tells }));
export const decline = button('partners.decline', about);
/** Takes a question back. */
export const withdraw = button('partners.withdraw', about);

/** The choices of a partner. `tell` and `keep`: the others hear of their misses, or not. */
export const change = menu('partners.change', about.extend({ to: z.enum(['tell', 'keep', 'end']) }));
/** Asks whether to end it. */
export const endModal = modal('partners.end', about, z.object({}));

/** The answers to "Four more weeks?". */
export const renew = button('partners.renew', about);
export const letEnd = button('partners.let-end', about);

/** Looks at a partnership again. `id` is that of its row. */
export const lookAgain = job('partners.look', idPayload, byId, {
  when: 'the time of a partnership, of a question or of a partner’s check-in is over',
  does: 'ends what is over, and lets partners hear of each other where they agreed to that',
});

/** Suggests members who are looking for a partner to each other. `id` is that of their community. */
export const suggest = job('partners.suggest', idPayload, byId, {
  when: 'a member has begun to look for a partner, a suggestion came to nothing, or a day has passed',
  does: 'asks two who are looking whether they want to be partners',
});

/** Earlier versions enqueued it; see `refreshBeside`. */
export const showPartner = job(
  'partners.show',
  z.object({ workspaceId: z.string(), programmeId: z.uuid(), userId: z.string() }),
  ({ workspaceId, programmeId, userId }) => `${workspaceId}-${programmeId}-${userId}`,
  {
    when: 'a partner has said whether they want to go on, or a partnership that was about to end has ended',
    does: 'updates the messages with the check-ins of its partners',
  },
);

export const partnerKinds = {
  asked: {
    name: 'partners.asked',
    label: copy.asked.topic,
    topic: 'partners.asked',
    topicGroup: 'others',
    weight: 'notice',
    whenHeld: 'later',
    patienceMs: 7 * DAY,
  },
  missed: {
    name: 'partners.missed',
    label: copy.missed.topic,
    topic: 'partners.missed',
    topicGroup: 'others',
    weight: 'notice',
    whenHeld: 'later',
    // Long enough for the next check-in after a weekend, which carries it.
    patienceMs: 4 * DAY,
  },
} as const satisfies Record<string, ProactiveKind>;

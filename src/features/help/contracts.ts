import { z } from 'zod';
import { featureSwitch } from '../../core/feature-switches.js';
import { activityKind } from '../../core/member-acts.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { button, modal } from '../../slack/interactions/contracts.js';
import { copy } from './copy.js';

export const helpSwitch = featureSwitch('help', false);

/** The activity of offering help. */
export const offeredHelp = activityKind('help.offered', 3);

/** The id of a request is that of its check-in. */
const request = z.object({ requestId: z.uuid() });

/** Opens the form to ask for help. */
export const openAsking = button('help.open', request);
export const offerHelp = button('help.offer', request);
export const saySolved = button('help.solved', request);

export const MAX_NAMED = 5;

export const askModal = modal(
  'help.ask',
  request,
  z.object({
    /** The people to name; not there if nobody leads a topic. */
    named: z.array(z.string()).max(MAX_NAMED, copy.tooManyNamed).default([]),
    /** Not there if the community has no digest. */
    digest: z.array(z.literal('digest')).default([]),
  }),
);

/** Posts, edits or ends a request. `id` is that of its row. */
export const showRequest = job('help.show', idPayload, byId, {
  when: 'a member asked for help, somebody offered it, or the request is over',
  does: 'posts the request in the thread of the check-in, or edits it there, and tells the member who offered',
});

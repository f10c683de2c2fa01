import { z } from 'zod';
import { featureSwitch } from '../../core/feature-switches.js';
import { activityKind } from '../../core/member-acts.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { button } from '../../slack/interactions/contracts.js';

/** Off until an organizer switches it on. */
export const challengesSwitch = featureSwitch('challenges', false);

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

// Taking part

const challenge = z.object({ challengeId: z.uuid() });

/** Opens the form to join, or to change the reminder of a member who takes part. */
export const joinChallenge = button('challenges.join', challenge);
/** Opens the form to log progress. */
export const logProgress = button('challenges.log', challenge);
/** Opens everything about a challenge. */
export const openDetails = button('challenges.details', challenge);

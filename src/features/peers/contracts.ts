import { z } from 'zod';
import { featureSwitch } from '../../core/feature-switches.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { button } from '../../slack/interactions/contracts.js';

export const peersSwitch = featureSwitch('peers', false);

/** Declines to answer the check-in of this turn. */
export const declineTurn = button('peers.decline', z.object({ turnId: z.uuid() }));

/** Looks at a check-in again. `id` is that of its row. */
export const lookAgain = job('peers.look', idPayload, byId, {
  when: 'the time of a member to answer a check-in is over, or nobody could be asked',
  does: 'gives it to another member, at most once more',
});

/** Earlier versions enqueued it; see `refreshBeside`. */
export const showTurn = job(
  'peers.show',
  z.object({ workspaceId: z.string(), programmeId: z.uuid(), userId: z.string() }),
  ({ workspaceId, programmeId, userId }) => `${workspaceId}-${programmeId}-${userId}`,
  {
    when: 'a check-in that a member was asked to answer is answered, or is no longer theirs to answer',
    does: 'updates the message with their own check-in',
  },
);

import { z } from 'zod';
import { aboutOne, job, oneThing } from '../../queue/job.js';
import { button, modal } from '../../slack/interactions/contracts.js';
import { copy } from './copy.js';
import { STAGES } from './domain/ladder.js';

const about = z.object({ roundId: z.uuid() });
const here = z.object({ communityId: z.uuid() });

/** For who is asked, or organizes: takes on to write to a quiet member, and says how it went. */
export const takeOn = button('nudges.write', about);
export const wrote = button('nudges.wrote', about);
export const theyAreFine = button('nudges.fine', about);
export const notNow = button('nudges.later', about);

/** For who was quiet for long. */
export const keepMe = button('nudges.keep', about);
export const pauseMe = button('nudges.pause', about);
export const leaveMe = button('nudges.leave', about);

/** For organizers. */
export const seeQuiet = button('nudges.quiet', here);
export const openPolicy = button('nudges.settings', here);
export const seeComing = button('nudges.preview', here);
export const tryOut = button('nudges.rehearse', here);

/** What organizers choose from. */
export const LEAST_DAYS = [7, 10, 14, 21, 30] as const;
export const TIMES_GAP = [2, 3, 4, 5] as const;
export const HOLD_OUTS = [0, 5, 10, 20, 30] as const;

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
    leastDays: oneOf(LEAST_DAYS, copy.chooseOne),
    timesGap: oneOf(TIMES_GAP, copy.chooseOne),
    holdOut: oneOf(HOLD_OUTS, copy.chooseOne),
  }),
);

/** Looks at a member whose time has come; `id` is the round’s. */
export const lookAtMember = job('nudges.look', aboutOne, oneThing);

/** Has every member of a community watched; `id` is the community’s. */
export const watchAll = job('nudges.watch', aboutOne, oneThing);

/** Sends an organizer what members would read. */
export const rehearse = job(
  'nudges.rehearsal',
  z.object({ workspaceId: z.string(), communityId: z.uuid(), userId: z.string(), at: z.number() }),
  (it) => `${it.workspaceId}-${it.communityId}-${it.userId}-${it.at}`,
  { isMessage: true },
);

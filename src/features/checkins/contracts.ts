import { z } from 'zod';
import { activityKind } from '../../core/members.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { button, messageShortcut, modal, shortcut } from '../../slack/interactions/contracts.js';
import { copy } from './copy.js';

export const checkInShortcut = shortcut('checkins.shortcut');
export const commitShortcut = messageShortcut('checkins.commit');

const occurrence = z.object({ occurrenceId: z.uuid() });

export const openCheckin = button('checkins.open', occurrence);
export const skipDay = button('checkins.skip', occurrence);
export const openAway = button('checkins.away', z.object({}));
export const comeBack = button('checkins.back', z.object({}));

/** What became of a commitment since last time. */
export const ends = ['done', 'carry', 'drop'] as const;
export const moods = ['good', 'okay', 'hard'] as const;

export const checkinModal = modal(
  'checkins.submit',
  occurrence,
  z.object({
    /** By the commitment's id. */
    went: z.record(z.uuid(), z.enum(ends, { error: copy.wentMissing })).default({}),
    /** One commitment a line; `commitmentsIn` judges them. */
    next: z.string({ error: copy.nextRefused.none }).max(3000),
    blockers: z.string().trim().max(600, copy.blockersTooLong).nullable(),
    mood: z.enum(moods).nullable(),
    audience: z.enum(['thread', 'me'], { error: copy.audienceMissing }),
  }),
);

const dayField = z.iso.date({ error: copy.dayMissing });

export const awayModal = modal(
  'checkins.rest',
  z.object({}),
  z
    .object({ from: dayField, until: dayField })
    .refine((form) => form.until >= form.from, { path: ['until'], error: copy.awayBackwards }),
);

export const commitModal = modal(
  'checkins.promise',
  z.object({ communityId: z.uuid() }),
  z.object({
    text: z
      .string({ error: copy.commitMissing })
      .trim()
      .min(1, copy.commitMissing)
      .max(200, copy.nextRefused['too-long']),
    /** Asked only of somebody who is in several communities. */
    communityId: z.uuid().optional(),
  }),
);

/** Checking in counts as taking part. */
export const checkedIn = activityKind('checkins.answered', 0);

/** Looks at an occurrence whose time has come: to ask, to remind, or neither. */
export const lookAt = job('checkins.due', idPayload, byId, {
  isMessage: true,
  when: 'a check-in is due to be asked, reminded of or closed',
  does: 'asks or reminds one member, or decides that there is no need',
});

/** Brings what Slack shows of an occurrence (thread, DMs) in line with what the member said. */
export const publish = job('checkins.publish', idPayload, byId, {
  when: 'a member answered, skipped, or went away',
  does: 'updates the thread and the direct messages of that check-in',
});

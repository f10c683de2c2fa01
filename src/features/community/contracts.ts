import { z } from 'zod';
import { isZone, type Weekday } from '../../core/calendar.js';
import { ENROLMENTS } from '../../core/schema.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { button, event, modal, select, shortcut } from '../../slack/interactions/contracts.js';
import { slackUser } from '../../slack/users.js';
import { copy } from './copy.js';

export const setUpShortcut = shortcut('community.shortcut');

export const openSetUp = button('community.setup', z.object({}));

export const openSettings = button('community.settings', z.object({ communityId: z.uuid() }));

const words = z.string({ error: copy.textMissing }).trim().min(1, copy.textMissing).max(200, copy.textTooLong);
const time = z.string({ error: copy.timeMissing }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, copy.timeMissing);
const weekday = z.coerce.number().int().min(1).max(7) as z.ZodType<Weekday>;

export const setUpModal = modal(
  'community.submit',
  /** Null for a new community. */
  z.object({ communityId: z.uuid().nullable() }),
  z
    .object({
      /** Absent when an existing community is edited. */
      channel: z.string({ error: copy.channelMissing }).optional(),
      /** Absent when an existing community is edited. */
      enrolment: z.enum(ENROLMENTS, { error: copy.enrolmentMissing }).optional(),
      problem: words,
      audience: words,
      outcome: words,
      days: z.array(weekday).min(1, copy.daysMissing),
      time,
      deadline: time,
      /** `own` for each member's own time zone, or one IANA time zone for all members. */
      clock: z.string({ error: copy.clockMissing }).refine((it) => it === 'own' || isZone(it), copy.clockMissing),
    })
    .refine((form) => form.deadline > form.time, { path: ['deadline'], error: copy.deadlineTooEarly }),
);

export const switchCommunity = select('community.switch', z.object({ communityId: z.uuid() }));

const membership = z.object({ user: z.string(), channel: z.string(), event_ts: z.string() });

export const joinedChannel = event('member_joined_channel', membership);
export const leftChannel = event('member_left_channel', membership);
export const joinedTeam = event('team_join', z.object({ user: slackUser }));
export const userChanged = event('user_change', z.object({ user: slackUser }));

/**
 * Brings a community's members in line with its channel and, the first time, announces the community there. `id` is the
 * community's id.
 */
export const followChannel = job('community.follow', idPayload, byId, {
  when: 'a community was set up, or lost or regained its channel; once a day',
  does: 'compares its members with those of its channel; the first time, also posts in the channel',
});

import { z } from 'zod';
import type { ProactiveKind } from '../../attention/proactive.js';
import { WEEK } from '../../core/durations.js';
import { MAX_TOPIC } from '../../core/roles.js';
import { ROLES } from '../../core/schema.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { button, modal } from '../../slack/interactions/contracts.js';
import { page } from '../../slack/interactions/pages.js';
import { copy } from './copy.js';

const here = z.object({ communityId: z.uuid() });

/** Opens "People and roles". */
export const openRoles = button('roles.open', here.extend({ page }));
/** Opens the form that names an organizer. */
export const openAppoint = button('roles.open-appoint', here);

const whom = z.object({
  user: z.string({ error: copy.personMissing }),
  /** The last day of the role; null for no end date. */
  until: z.iso.date().nullable(),
});
export type WhomForm = z.infer<typeof whom>;
export const appointModal = modal('roles.appoint', here, whom);

/** The roles besides organizer. */
const given = here.extend({ role: z.enum(ROLES).exclude(['organizer']) });
export const openGive = button('roles.open-give', given);
export const giveModal = modal(
  'roles.give',
  given,
  whom.extend({
    /** Absent except for a topic leader. */
    topic: z.string({ error: copy.topicMissing }).max(MAX_TOPIC, copy.topicTooLong).optional(),
  }),
);

/** The topic of a topic leader; absent for every other role. */
const topic = z.string().max(MAX_TOPIC).optional();
const held = here.extend({ userId: z.string(), role: z.enum(ROLES), topic });
export const takeRole = button('roles.take', held);
export const openRoleEnd = button('roles.open-end', held);
export const roleEndModal = modal('roles.change-end', held, whom.pick({ until: true }));
export const stepDown = button('roles.step-down', here.extend({ role: z.enum(ROLES), topic }));

/** Ends the roles in a community whose end date has passed. `id` is the community's id. */
export const endRoles = job('roles.end', idPayload, byId, {
  when: 'the end date of a role has passed',
  does: 'ends the role; if nobody organizes the community any more, tells the workspace’s admins',
});

const aboutRoles = {
  label: copy.topic,
  topic: 'roles.changes',
  topicGroup: 'community',
  weight: 'notice',
  whenHeld: 'later',
} as const;

/** Tells an admin that a community has no organizer. */
export const unorganizedKind: ProactiveKind = { ...aboutRoles, name: 'roles.unorganized', patienceMs: 2 * WEEK };

/** Tells a member that somebody gave them a role. */
export const givenKind: ProactiveKind = { ...aboutRoles, name: 'roles.given', patienceMs: WEEK };

/** Reminds the holder of a role of its end date. */
export const handoverKind: ProactiveKind = { ...aboutRoles, name: 'roles.handover', patienceMs: WEEK };

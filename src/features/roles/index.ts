import { sql } from 'drizzle-orm';
import { when } from '../../core/domain-events.js';
import { membersChanged } from '../../core/members.js';
import { may } from '../../core/permissions.js';
import { roleChanged } from '../../core/role-changes.js';
import { holdersIn, holdersOf, type Role, standingIn } from '../../core/roles.js';
import { ROLES } from '../../core/schema.js';
import type { Feature } from '../../feature.js';
import { open } from '../../slack/interactions/responses.js';
import { openAppoint, openGive, openRoles } from './contracts.js';
import { copy } from './copy.js';
import { listenForRoles } from './handlers/changing.js';
import { showRoles } from './handlers/showing.js';
import { followRole, keepRoles, roleRetention, rolesDue, roleWork } from './jobs.js';
import { given } from './proactive/given.js';
import { handover } from './proactive/handover.js';
import { unorganized } from './proactive/unorganized.js';

export { showRoles } from './handlers/showing.js';
export { keepOrganized } from './jobs.js';

/** Shares the work of a community: shows who holds which role, and lets people give and end roles. */
export const roles: Feature = {
  name: 'roles',
  listen: listenForRoles,
  work: roleWork,
  due: [rolesDue],
  retention: [roleRetention],
  on: (deps) => [
    when(membersChanged, (tx, it) => keepRoles(tx, deps, it)),
    when(roleChanged, (tx, it) => followRole(tx, deps, it)),
  ],
  acts: [
    {
      word: 'roles',
      label: copy.title,
      help: copy.help,
      act: 'roles.see',
      offered: async (tx, { person, community, now }) => {
        const standing = community && (await standingIn(tx, community.id, person, now));
        return standing !== undefined && (standing.roles.length > 0 || may('roles.appoint', standing));
      },
      run: async ({ person, community }, { db, clock }) =>
        community &&
        db.inWorkspace(person.workspaceId, async (tx) => open(await showRoles(tx, person, community, clock()))),
    },
  ],
  checklist: ({ community: { id: communityId }, now }) => [
    {
      rank: 40,
      text: copy.nameSecond,
      isDone: sql`(${holdersIn(communityId, 'organizer', now)} > 1)`,
      button: openAppoint.element(copy.doIt, { communityId }),
    },
    {
      rank: 54,
      text: copy.nameModerator,
      isDone: sql`(${holdersIn(communityId, 'moderator', now)} > 0)`,
      button: openGive.element(copy.doIt, { communityId, role: 'moderator' }),
    },
    {
      rank: 60,
      text: copy.nameGreeter,
      isDone: sql`(${holdersIn(communityId, 'greeter', now)} > 0)`,
      button: openGive.element(copy.doIt, { communityId, role: 'greeter' }),
    },
  ],
  settings: {
    label: copy.title,
    summary: async (tx, { id }, { now }) => {
      const holdings = await holdersOf(tx, id, ROLES, now);
      const namesOf = (role: Role) => [...new Set(holdings.filter((it) => it.role === role).map((it) => it.name))];
      const held = ROLES.filter((role) => namesOf(role).length > 0);
      return held
        .map((role) => copy.inWords(copy.roles[role].title, new Intl.ListFormat('en-GB').format(namesOf(role))))
        .join(' ');
    },
    open: openRoles,
  },
  proactive: [unorganized, given, handover],
};

import { addDays, dayIn, startOfDay } from '../../../core/calendar.js';
import { type Community, zoneFor } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { namesOf, type Person, personById } from '../../../core/people.js';
import { type CommunityAct, may, outside } from '../../../core/permissions.js';
import {
  changeEnd,
  endRole,
  giveRole,
  holds,
  lockRoles,
  type RoleOf,
  type RoleRow,
  roleRow,
} from '../../../core/role-changes.js';
import { holdersOf, standingIn } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here, refusalOf } from '../../../slack/interactions/permissions.js';
import { fieldErrors, type HandlerResponse, replace } from '../../../slack/interactions/responses.js';
import {
  appointModal,
  giveModal,
  openAppoint,
  openGive,
  openRoleEnd,
  openRoles,
  roleEndModal,
  stepDown,
  takeRole,
  type WhomForm,
} from '../contracts.js';
import { copy } from '../copy.js';
import { giveView, inWords, lastDayOf, roleEndView } from '../views.js';
import { showRoles } from './showing.js';

/** Registers "People and roles", in which roles are given, taken away and given up. */
export function listenForRoles(on: Listen, deps: Deps): void {
  on.press(openRoles, here('roles.see'), ({ person, community, carry: { page } }) =>
    deps.db.inWorkspace(person.workspaceId, async (tx) =>
      replace(await showRoles(tx, person, community, deps.clock(), { page })),
    ),
  );

  on.press(openAppoint, here('roles.appoint'), async ({ community }) => replace(giveView(community, 'organizer')));
  on.submit(appointModal, here('roles.appoint'), (it) => give(deps, it, 'roles.appoint', { role: 'organizer' }));

  on.press(openGive, here('roles.give'), async ({ community, carry }) => replace(giveView(community, carry.role)));
  on.submit(giveModal, here('roles.give'), async (it) => {
    const [{ role }, { topic }] = [it.carry, it.form];
    if (role !== 'topic_leader') return give(deps, it, 'roles.give', { role });
    return topic ? give(deps, it, 'roles.give', { role, topic }) : fieldErrors({ topic: copy.topicMissing });
  });

  on.press(takeRole, here('roles.give'), (it) => end(deps, it, 'roles.give', it.carry));
  on.press(stepDown, here('roles.step-down'), (it) =>
    end(deps, it, 'roles.step-down', { ...it.carry, userId: it.person.userId }),
  );

  listenForRoleEnds(on, deps);
}

function listenForRoleEnds(on: Listen, deps: Deps): void {
  on.press(openRoleEnd, here('roles.give'), ({ person, community, carry: { userId, role, topic = '' } }) =>
    deps.db.inWorkspace(person.workspaceId, async (tx) => {
      const held = await holdersOf(tx, community.id, [role], deps.clock());
      const it = held.find((one) => one.userId === userId && one.topic === topic);
      if (it) return replace(roleEndView(community, it, lastDayOf(community, it)));
      return replace(await showRoles(tx, person, community, deps.clock()));
    }),
  );

  on.submit(roleEndModal, here('roles.give'), ({ person, community, carry, form }) =>
    changeRoles(deps, { person, community }, 'roles.give', async (tx, now) => {
      const role = roleIn(community, carry);
      const row = await roleRow(tx, role);
      if (!holds(row, now))
        return replace(await showRoles(tx, person, community, now, { note: await whoTook(tx, person, row, role) }));
      const until = await lastDay(tx, community, { user: carry.userId, until: form.until }, now);
      if ('refused' in until) return until.refused;
      const others = await lastingBesides(tx, community, carry.userId, now);
      if (carry.role === 'organizer' && until.endsAt && others === 0) return fieldErrors({ until: copy.lastOrganizer });
      await changeEnd(tx, deps.tell, { ...role, endsAt: until.endsAt, by: person.userId, now });
      return replace(await showRoles(tx, person, community, now));
    }),
  );
}

interface Change {
  readonly person: Person;
  readonly community: Community;
}

/** Runs `work` after all other changes to the roles of that community, if the person may still do it then. */
function changeRoles(
  { db, clock }: Deps,
  { person, community }: Change,
  act: CommunityAct,
  work: (tx: Tx, now: Date) => Promise<HandlerResponse>,
): Promise<HandlerResponse> {
  return db.inWorkspace(person.workspaceId, async (tx) => {
    const now = clock();
    await lockRoles(tx, community.id);
    const standing = await standingIn(tx, community.id, person, now);
    return standing && may(act, standing) ? work(tx, now) : refusalOf(act, standing ?? outside(false));
  });
}

function give(
  deps: Deps,
  { person, community, form }: Change & { readonly form: WhomForm },
  act: CommunityAct,
  which: Pick<Which, 'role' | 'topic'>,
): Promise<HandlerResponse> {
  return changeRoles(deps, { person, community }, act, async (tx, now) => {
    const until = await lastDay(tx, community, form, now);
    if ('refused' in until) return until.refused;
    const { endsAt, name } = until;
    const others = await lastingBesides(tx, community, form.user, now);
    if (which.role === 'organizer' && endsAt && others === 0) return fieldErrors({ until: copy.lastOrganizer });
    const role = roleIn(community, { ...which, userId: form.user });
    const before = await giveRole(tx, deps.tell, { ...role, endsAt, by: person.userId, now });
    const one = inWords(role);
    const note = before ? await whoGave(tx, person, before, name, one) : copy.named(name, one);
    return replace(await showRoles(tx, person, community, now, { note }));
  });
}

function end(deps: Deps, { person, community }: Change, act: CommunityAct, carry: Which): Promise<HandlerResponse> {
  return changeRoles(deps, { person, community }, act, async (tx, now) => {
    const role = roleIn(community, carry);
    const row = await roleRow(tx, role);
    const show = async (note?: string) => replace(await showRoles(tx, person, community, now, { note }));
    if (!holds(row, now)) return show(await whoTook(tx, person, row, role));
    const others = await lastingBesides(tx, community, carry.userId, now);
    if (carry.role === 'organizer' && others === 0) return show(copy.lastOrganizer);
    await endRole(tx, deps.tell, { ...role, by: person.userId, now });
    return show();
  });
}

/** A role of a member, as buttons and modals carry it. */
interface Which extends Pick<RoleRow, 'userId' | 'role'> {
  readonly topic?: string | undefined;
}

function roleIn({ workspaceId, id }: Community, { userId, role, topic = '' }: Which): RoleOf {
  return { workspaceId, communityId: id, userId, role, topic };
}

/** Returns the number of organizers without an end date besides this person. A community always keeps one. */
async function lastingBesides(tx: Tx, { id }: Community, userId: string, now: Date): Promise<number> {
  const organizers = await holdersOf(tx, id, ['organizer'], now);
  return organizers.filter((it) => it.userId !== userId && !it.endsAt).length;
}

/** Returns when a role ends whose last day is `until`, or why this member can't have it until then. */
async function lastDay(
  tx: Tx,
  community: Community,
  { user, until }: WhomForm,
  now: Date,
): Promise<{ readonly endsAt: Date | null; readonly name: string } | { readonly refused: HandlerResponse }> {
  const [member] = await membersOf(tx, community.id, [user]);
  if (!member) return { refused: fieldErrors({ user: copy.personNotMember }) };
  const zone = zoneFor(community, member);
  if (until && until < dayIn(zone, now)) return { refused: fieldErrors({ until: copy.untilPast }) };
  return { endsAt: until ? startOfDay(addDays(until, 1), zone) : null, name: member.name };
}

/** Says who gave the role first; undefined if that was this person, who has pressed twice. */
async function whoGave(tx: Tx, { userId }: Person, { grantedBy }: RoleRow, name: string, one: string) {
  if (grantedBy === userId) return undefined;
  const by = grantedBy && (await namesOf(tx, [grantedBy])).get(grantedBy);
  return by ? copy.firstGave(by, name, one) : copy.holdsAlready(name, one);
}

/** Says who took the role away first; undefined if that was this person, who has pressed twice. */
async function whoTook(tx: Tx, { userId }: Person, row: RoleRow | undefined, it: RoleOf): Promise<string | undefined> {
  if (row?.endedBy === userId) return undefined;
  const name = (await personById(tx, it.userId))?.name ?? copy.somebody;
  const one = inWords(it);
  const by = row?.endedBy && (await namesOf(tx, [row.endedBy])).get(row.endedBy);
  return by ? copy.firstTook(by, name, one) : copy.heldNoLonger(name, one);
}

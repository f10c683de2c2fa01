import type { WebClient } from '@slack/web-api';
import { addDays } from '../../../core/calendar.js';
import { type Community, localToday } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { existingProgramme } from '../../../core/programmes.js';
import type { Deps } from '../../../feature.js';
import { isInChannel, joinChannel } from '../../../slack/channels.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { fieldErrors, type HandlerResponse, open, refuse, replace } from '../../../slack/interactions/responses.js';
import { communityForChannel } from '../../activity/index.js';
import { circleModal, moveToCircle, openCircle, openCircles, showCircles } from '../contracts.js';
import { circlesCopy } from '../copy/circles.js';
import { hasRoom } from '../domain/circle-changes.js';
import { arrangeSoon } from '../jobs/circles.js';
import * as store from '../store/circles.js';
import { circleForm, circleName, circleSettingsView, circlesView } from '../views/circles.js';
import { programmeIn } from './access.js';

const toChange = here('community.change');

/** Registers handlers with which members see the circles and move, and organizers name the channels of circles. */
export function listenForCircles(on: Listen, deps: Deps): void {
  const { db } = deps;

  on.press(showCircles, here('checkins.take-part'), ({ person, community, carry: { programmeId, circleId } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const found = await programmeIn(tx, community, programmeId);
      if ('refused' in found) return found.refused;
      if (!(await store.circlePlanOf(tx, programmeId))) return refuse(circlesCopy.none, 'no circles');
      return open(await viewFor(tx, person, community, programmeId, { first: circleId }));
    }),
  );

  on.press(moveToCircle, here('checkins.take-part'), async ({ person, community, carry, slack }) => {
    const { workspaceId, userId } = person;
    const circle = await db.inWorkspace(workspaceId, (tx) => circleIn(tx, community, carry.circleId));
    if (!circle) return gone();
    if (!(await mayEnter(slack, circle, userId)))
      return refuse(circlesCopy.notThere(circleName(circle)), 'not in the channel of the circle');
    const response = await db.inWorkspace(workspaceId, (tx) => move(tx, deps, person, community, circle));
    await deps.refreshHome(workspaceId, [userId]);
    return response;
  });

  on.press(openCircles, toChange, ({ person, community, carry: { programmeId } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const found = await programmeIn(tx, community, programmeId);
      if ('refused' in found) return found.refused;
      const circles = await store.circlesWithMembers(tx, community.id, programmeId);
      return replace(circleSettingsView({ programme: found.programme, circles }));
    }),
  );

  on.press(openCircle, toChange, ({ person, community, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const circle = await circleIn(tx, community, carry.circleId);
      return circle ? replace(circleForm(community.id, circle)) : gone();
    }),
  );

  on.submit(circleModal, toChange, async ({ person: { workspaceId, userId }, community, carry, form, slack }) => {
    const circle = await db.inWorkspace(workspaceId, (tx) => circleIn(tx, community, carry.circleId));
    if (!circle) return gone();
    const channelId = form.channel === community.channelId ? null : form.channel;
    const isKnown = channelId === circle.channelId && !circle.channelLostAt;
    const problem = channelId && !isKnown ? await problemWith(slack, userId, channelId) : undefined;
    if (problem) return fieldErrors({ channel: problem });
    return db.inWorkspace(workspaceId, async (tx) => {
      const owner = channelId ? await communityForChannel(tx, channelId) : undefined;
      if (owner && owner.id !== community.id) return fieldErrors({ channel: circlesCopy.ofOthers });
      await store.nameChannel(tx, circle.id, channelId);
      return undefined;
    });
  });
}

/** Has the posts of circles in the home channel again, if Hearth can't post in the channel that was named for them. */
export async function loseChannel(tx: Tx, { clock }: Deps, { channelId }: { channelId: string }): Promise<void> {
  await store.loseCircleChannel(tx, channelId, clock());
}

function gone(): HandlerResponse {
  return refuse(circlesCopy.gone, 'no such circle in the community');
}

/** Returns the circle if it exists now, in an open programme of this community. */
async function circleIn(tx: Tx, community: Community, id: string): Promise<store.Circle | undefined> {
  const circle = await store.circleById(tx, id);
  if (!circle || circle.untilDay) return undefined;
  return 'refused' in (await programmeIn(tx, community, circle.programmeId)) ? undefined : circle;
}

async function problemWith(slack: WebClient, userId: string, channelId: string): Promise<string | undefined> {
  const channel = await joinChannel(slack, channelId, userId);
  if ('noEntry' in channel) return circlesCopy.noEntry[channel.noEntry];
  return (await isInChannel(slack, channelId, userId)) ? undefined : circlesCopy.joinFirst;
}

/** Returns true if this person can read the thread of the circle. */
async function mayEnter(slack: WebClient, { channelId, channelLostAt }: store.Circle, userId: string) {
  return !channelId || channelLostAt !== null || isInChannel(slack, channelId, userId);
}

/** Moves a person who is in a circle to another one of the same programme, from their next day on. */
async function move(tx: Tx, deps: Deps, person: Person, community: Community, { id }: store.Circle) {
  const { workspaceId, userId } = person;
  const now = deps.clock();
  const before = await store.circleById(tx, id);
  if (!before || !(await store.lockCirclePlan(tx, before.programmeId))) return gone();
  const { programmeId, fromDay, untilDay } = before;
  const all = await store.circlesWithMembers(tx, community.id, programmeId);
  const target = all.find(({ circle }) => circle.id === id);
  if (!target || untilDay) return gone();
  const name = circleName(before);
  const isIn = target.members.some((it) => it.userId === userId);
  const isPlaced = all.some(({ members }) => members.some((it) => it.userId === userId));
  const view = (said: string) => viewFor(tx, person, community, programmeId, { said });
  if (isIn || !isPlaced) return replace(await viewFor(tx, person, community, programmeId, {}));
  if (!hasRoom(target.members.length)) return replace(await view(circlesCopy.full(name)));
  const tomorrow = addDays(localToday(community, person, now), 1);
  const day = tomorrow > fromDay ? tomorrow : fromDay;
  await store.leaveCircles(tx, programmeId, [userId], day);
  await store.enterCircles(tx, [{ workspaceId, programmeId, userId, circleId: id, fromDay: day }]);
  await arrangeSoon(tx, deps, { workspaceId, communityId: community.id, now });
  return replace(await view(circlesCopy.moved(name)));
}

async function viewFor(
  tx: Tx,
  { userId }: Person,
  { id }: Community,
  programmeId: string,
  it: { readonly first?: string | undefined; readonly said?: string },
) {
  const programme = await existingProgramme(tx, programmeId);
  return circlesView({ programme, circles: await store.circlesWithMembers(tx, id, programmeId), userId, ...it });
}

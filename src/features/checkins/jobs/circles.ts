import { addDays, type Day, dayIn, offsetIn } from '../../../core/calendar.js';
import { type Community, communityById, localToday } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { DAY, MINUTE } from '../../../core/durations.js';
import { type Member, type MembersChange, membersOf } from '../../../core/members.js';
import { existingProgramme, type Programme } from '../../../core/programmes.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { topicsOfMembers } from '../../topics/index.js';
import { arrangeCircles } from '../contracts.js';
import { type Arranged, rearrange } from '../domain/circle-changes.js';
import { formCircles, KEPT_DAYS, type Placed } from '../domain/circles.js';
import { circlePlans } from '../schema/circles.js';
import * as store from '../store/circles.js';
import type { Occurrence } from '../store/occurrences.js';
import { participantsAmong } from '../store/participants.js';
import { saveArrangement } from './arrangement.js';

/** Finds programmes whose circles are to be looked at. */
export const circlesDue = dueWork('checkins.due-circles', {
  job: arrangeCircles,
  table: circlePlans,
  id: circlePlans.programmeId,
  dueAt: circlePlans.dueAt,
  everyMs: MINUTE,
});

/** Brings the circles of a programme in line with who takes part. Changes begin with the next day. */
export function circlesWork(deps: Deps): Work {
  return work(arrangeCircles, async ({ workspaceId, id }) => {
    const moved = await deps.db.inWorkspace(workspaceId, (tx) => arrange(tx, id, deps.clock()));
    if (moved.length > 0) await deps.refreshHome(workspaceId, moved);
  });
}

/** Looks at the circles of a community soon, because members have come or gone. */
export async function arrangeSoon(
  tx: Tx,
  { jobs }: Pick<Deps, 'jobs'>,
  it: Omit<MembersChange, 'userIds'>,
): Promise<void> {
  const { workspaceId, communityId, now } = it;
  const ids = await store.lookAtCircles(tx, communityId, now);
  if (ids.length > 0)
    afterCommit(tx, () =>
      jobs.addAll(
        arrangeCircles,
        ids.map((id) => ({ workspaceId, id })),
      ),
    );
}

/** Gives a programme circles from the next day on, or ends them with this one. */
export async function switchCircles(tx: Tx, community: Community, programme: Programme, isOn: boolean, now: Date) {
  const { workspaceId, id: programmeId } = programme;
  const next = nextDay(community, await takingPart(tx, community, programmeId), now);
  if (isOn) {
    await store.addCirclePlan(tx, { workspaceId, programmeId, reformOn: addDays(next, KEPT_DAYS), dueAt: now });
    return;
  }
  if (!(await store.lockCirclePlan(tx, programmeId))) return;
  await store.leaveCircles(tx, programmeId, [...(await store.placesIn(tx, programmeId)).keys()], next);
  await store.endCircles(
    tx,
    (await store.circlesOf(tx, programmeId)).map(({ id }) => id),
    next,
  );
  await store.deleteCirclePlan(tx, programmeId);
}

/** Places somebody who is in no circle yet, so that their first answer goes into the right thread. */
export async function placeNewcomer(tx: Tx, occurrence: Occurrence, now: Date): Promise<void> {
  const { programmeId } = occurrence;
  if (!(await store.circlePlanOf(tx, programmeId)) || (await store.isPlaced(tx, occurrence))) return;
  await arrange(tx, programmeId, now);
}

/** Places everybody who takes part, and forms all circles anew if that is due. Returns who was placed elsewhere. */
async function arrange(tx: Tx, programmeId: string, now: Date): Promise<string[]> {
  const plan = await store.lockCirclePlan(tx, programmeId);
  const programme = plan && (await existingProgramme(tx, programmeId));
  const community = programme && (await communityById(tx, programme.communityId));
  if (!community) return [];
  const people = await takingPart(tx, community, programmeId);
  const next = nextDay(community, people, now);
  const circles = await store.circlesOf(tx, programmeId);
  const places = await store.placesIn(tx, programmeId);
  const before = circles.map(({ id, channelId }) => ({
    ...{ id, isApart: channelId !== null },
    members: [...places].flatMap(([it, at]) => (at === id ? [it] : [])),
  }));
  const topics = await topicsOfMembers(tx, community.id);
  const placed = people.map(({ userId, zone }) => ({
    ...{ userId, offset: offsetIn(zone, now) },
    topics: topics.get(userId) ?? [],
  }));
  const isOver = plan.reformOn <= next && circles.length > 0;
  const seed = `${programmeId} ${next}`;
  const after = isOver ? formAnew(before, placed, seed) : rearrange(before, placed, seed);
  const reformOn = isOver ? addDays(next, KEPT_DAYS) : plan.reformOn;
  await store.planCircles(tx, programmeId, { reformOn, dueAt: new Date(now.getTime() + DAY) });
  return saveArrangement(tx, { programme, community, circles, places, people, next, now }, after);
}

function formAnew(before: readonly Arranged[], people: readonly Placed[], seed: string): Arranged[] {
  const earlier = before.map(({ members }) => members);
  return formCircles(people, { seed, before: earlier }).map((members) => ({ id: undefined, members }));
}

async function takingPart(tx: Tx, { id }: Community, programmeId: string): Promise<Member[]> {
  const members = await membersOf(tx, id);
  const taking = new Set(
    (
      await participantsAmong(
        tx,
        programmeId,
        members.map(({ userId }) => userId),
      )
    ).map(({ userId }) => userId),
  );
  return members.filter(({ userId }) => taking.has(userId));
}

/** Returns the first day that has begun for none of these people. */
function nextDay(community: Community, people: readonly Member[], now: Date): Day {
  const latest = people
    .map((it) => localToday(community, it, now))
    .reduce((a, b) => (a > b ? a : b), dayIn('UTC', now));
  return addDays(latest, 1);
}

import { startOfDay } from '../../../core/calendar.js';
import { type Community, communityById, localToday, zoneFor } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersChanged } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import { firstProgramme, openProgrammesOf, type Programme } from '../../../core/programmes.js';
import type { Act, ActContext, Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { type HandlerResponse, infoModal, open, refuse, say } from '../../../slack/interactions/responses.js';
import { beginCheckins, checkinMenu, joinCheckins, publish, stopCheckins } from '../contracts.js';
import { programmeCopy } from '../copy/programmes.js';
import { copy } from '../copy.js';
import { nextAfter } from '../domain/opening.js';
import * as store from '../store/occurrences.js';
import { join, type Participation, participationsOf, stop } from '../store/participants.js';
import { nextOf } from '../store/planned.js';
import { unpublishedOf } from '../store/published.js';
import { joinChoiceBlocks, joinedWords, stopChoiceBlocks, stoppedBlocks } from '../views/taking-part.js';
import { programmeIn, toCheckIn } from './access.js';
import { skip } from './answering.js';
import { openAwayForm } from './away.js';
import { openHistory } from './history.js';
import { openOwnTime } from './own-times.js';
import { currentOccurrence, show, showIn } from './showing.js';

/** Registers handlers with which members join the check-ins of a community and stop them, and for the menu of one. */
export function listenForTakingPart(on: Listen, deps: Deps): void {
  on.press(joinCheckins, here('checkins.take-part'), ({ person, community, carry }) =>
    start(deps, person, community, carry.programmeId),
  );
  on.press(stopCheckins, here('checkins.take-part'), ({ person, community, carry }) =>
    end(deps, person, community, carry.programmeId),
  );
  on.press(checkinMenu, toCheckIn, async ({ person, community, carry: { act, occurrenceId } }) => {
    if (act === 'stop') {
      const of = await deps.db.inWorkspace(person.workspaceId, (tx) => store.occurrenceById(tx, occurrenceId));
      return end(deps, person, community, of?.programmeId);
    }
    if (act === 'next') return openNext(deps, person, community, occurrenceId);
    if (act === 'time') return openOwnTime(deps, person, community, occurrenceId);
    if (act === 'history') return openHistory(deps, person, community);
    return act === 'away' ? openAwayForm(deps, person) : skip(deps, person, occurrenceId);
  });
  on.press(beginCheckins, here('checkins.take-part'), ({ person, community }) => begin(deps, person, community));
}

export const takingPartActs: readonly Act[] = [
  {
    word: 'start',
    label: copy.join,
    help: copy.acts.start,
    act: 'checkins.take-part',
    offered: async (tx, { person, community }) =>
      community !== undefined &&
      (await participationsOf(tx, person.userId)).some((it) => it.communityId === community.id && !it.takesPart),
    run: async ({ person, community }, deps) => community && start(deps, person, community),
  },
  {
    word: 'stop',
    label: copy.stop,
    help: copy.acts.stop,
    act: 'checkins.take-part',
    offered: async (tx, { person }) => (await takenPartIn(tx, person.userId)).length > 0,
    run: stopOne,
  },
];

/** Stops the check-ins of the channel in which the command was typed, or else the only ones; asks which of several. */
async function stopOne({ person, community, channelId }: ActContext, deps: Deps): Promise<HandlerResponse> {
  if (!community) return undefined;
  const { all, only } = await deps.db.inWorkspace(person.workspaceId, async (tx) => {
    const isHere = (it: Participation) => community.channelId !== channelId || it.communityId === community.id;
    const all = (await takenPartIn(tx, person.userId)).filter(isHere);
    return { all, only: all[0] && (await communityById(tx, all[0].communityId)) };
  });
  if (all.length > 1) return open(infoModal(copy.stop, stopChoiceBlocks(all)));
  return end(deps, person, only ?? community, all[0]?.programmeId);
}

async function takenPartIn(tx: Tx, userId: string): Promise<Participation[]> {
  return (await participationsOf(tx, userId)).filter((it) => it.takesPart);
}

/** Opens the check-in after that one, before its time. If it has opened meanwhile, opens the current one. */
function openNext(deps: Deps, person: Person, community: Community, occurrenceId: string): Promise<HandlerResponse> {
  return deps.db.inWorkspace(person.workspaceId, async (tx) => {
    const of = await store.occurrenceById(tx, occurrenceId);
    if (of?.userId !== person.userId) return refuse(copy.notYours, 'a check-in of somebody else');
    const next = nextAfter(await store.historyOf(tx, of.programmeId, person.userId), of);
    if (!next || community.closedAt) return showIn(tx, deps, person, community, deps.clock(), of.programmeId);
    return show(tx, deps, person, next, deps.clock());
  });
}

/** Joins the programme. If none is named, joins the only one that is left, or asks which of several. */
async function start(deps: Deps, person: Person, community: Community, programmeId?: string): Promise<HandlerResponse> {
  const { workspaceId, userId } = person;
  const { answer, stopped } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const here = (await participationsOf(tx, userId)).filter((it) => it.communityId === community.id);
    const left = here.filter((it) => !it.takesPart);
    if (!programmeId && left.length > 1) return { answer: open(infoModal(copy.join, joinChoiceBlocks(left))) };
    const named = programmeId ?? (left[0] ?? here[0])?.programmeId ?? community.id;
    const found = await programmeIn(tx, community, named);
    if ('refused' in found) return { answer: found.refused };
    return joinOne(tx, deps, person, { community, programme: found.programme, isOneOfSeveral: here.length > 1 });
  });
  if (stopped) await deps.jobs.add(publish, { workspaceId, id: stopped });
  await deps.refreshHome(workspaceId, [userId]);
  return answer;
}

async function joinOne(
  tx: Tx,
  deps: Deps,
  person: Person,
  place: { community: Community; programme: Programme; isOneOfSeveral: boolean },
): Promise<{ answer: HandlerResponse; stopped?: string | undefined }> {
  const { id } = place.programme;
  const now = deps.clock();
  const isNew = await joinFrom(tx, deps, person, place.programme, now);
  const next = await nextOf(tx, id, person.userId);
  return {
    answer: say(...joinedWords({ ...place, person, isNew, next, today: localToday(place.community, person, now) })),
    stopped: isNew ? await store.stoppedIn(tx, id, person.userId) : undefined,
  };
}

/** Lets the person take part from today on, even if today's check-in has opened, and opens the form of it. */
async function begin(deps: Deps, person: Person, community: Community): Promise<HandlerResponse> {
  const now = deps.clock();
  const zone = zoneFor(community, person);
  if (community.closedAt) return say(md`${copy.communityClosed(community.name)}`);
  const today = startOfDay(localToday(community, person, now), zone);
  return deps.db.inWorkspace(person.workspaceId, async (tx) => {
    await joinFrom(tx, deps, person, await firstProgramme(tx, community.id), today);
    const occurrence = await currentOccurrence(tx, person, community, now);
    if (!occurrence) return say(md`${copy.noCheckin}`);
    return show(tx, deps, person, occurrence, now);
  });
}

/** Returns false if the person takes part already. */
async function joinFrom(
  tx: Tx,
  { tell, clock }: Deps,
  { workspaceId, userId }: Person,
  programme: Programme,
  askedFrom: Date,
): Promise<boolean> {
  const now = clock();
  if (!(await join(tx, programme, userId, { now, askedFrom }))) return false;
  await tell(tx, membersChanged, { workspaceId, communityId: programme.communityId, userIds: [userId], now });
  return true;
}

/** Stops the programme, or the first one if none is named. */
async function end(
  deps: Deps,
  person: Person,
  community: Community,
  programmeId = community.id,
): Promise<HandlerResponse> {
  const { workspaceId, userId } = person;
  const now = deps.clock();
  const stopped = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const all = await openProgrammesOf(tx, community.id);
    const programme = all.find(({ id }) => id === programmeId);
    if (!programme) return undefined;
    const hasStopped = await stop(tx, programmeId, userId, now);
    if (hasStopped) {
      await store.stopOpen(tx, programmeId, userId, now);
      await deps.tell(tx, membersChanged, { workspaceId, communityId: community.id, userIds: [userId], now });
    }
    const place = { community, programme, isOneOfSeveral: all.length > 1 };
    return { place, hasStopped, changed: await unpublishedOf(tx, userId) };
  });
  if (!stopped) return refuse(programmeCopy.gone, 'no such programme in the community');
  await deps.jobs.addAll(
    publish,
    stopped.changed.map((id) => ({ workspaceId, id })),
  );
  await deps.refreshHome(workspaceId, [userId]);
  return { kind: 'say', blocks: stoppedBlocks(stopped.place, stopped.hasStopped) };
}

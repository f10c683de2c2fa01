import { startOfDay } from '../../../core/calendar.js';
import { type Community, communityById, localToday, zoneFor } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersChanged } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import { firstProgramme } from '../../../core/programmes.js';
import type { Act, ActContext, Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { type HandlerResponse, infoModal, open, say } from '../../../slack/interactions/responses.js';
import { beginCheckins, checkinMenu, joinCheckins, publish, stopCheckins } from '../contracts.js';
import { copy } from '../copy.js';
import * as store from '../store/occurrences.js';
import { join, type Participation, participationsOf, stop, takesPart } from '../store/participants.js';
import { nextOf } from '../store/planned.js';
import { unpublishedOf } from '../store/published.js';
import { joinedWords, stopChoiceBlocks, stoppedBlocks } from '../views/taking-part.js';
import { toCheckIn } from './access.js';
import { skip } from './answering.js';
import { openAwayForm } from './away.js';
import { openHistory } from './history.js';
import { currentOccurrence, show } from './showing.js';

/** Registers handlers with which members join the check-ins of a community and stop them, and for the menu of one. */
export function listenForTakingPart(on: Listen, deps: Deps): void {
  on.press(joinCheckins, here('checkins.take-part'), ({ person, community }) => start(deps, person, community));
  on.press(stopCheckins, here('checkins.take-part'), ({ person, community }) => end(deps, person, community));
  on.press(checkinMenu, toCheckIn, ({ person, community, carry: { act, occurrenceId } }) => {
    if (act === 'stop') return end(deps, person, community);
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
      community !== undefined && !(await takesPart(tx, community.id, person.userId)),
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
  if (!community || community.channelId === channelId) return community && end(deps, person, community);
  const { all, only } = await deps.db.inWorkspace(person.workspaceId, async (tx) => {
    const all = await takenPartIn(tx, person.userId);
    return { all, only: all[0] && (await communityById(tx, all[0].communityId)) };
  });
  if (all.length > 1) return open(infoModal(copy.stop, stopChoiceBlocks(all)));
  return end(deps, person, only ?? community);
}

async function takenPartIn(tx: Tx, userId: string): Promise<Participation[]> {
  return (await participationsOf(tx, userId)).filter((it) => it.takesPart);
}

async function start(deps: Deps, person: Person, community: Community): Promise<HandlerResponse> {
  const now = deps.clock();
  const { workspaceId, userId } = person;
  const { answer, stopped } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const isNew = await joinFrom(tx, deps, person, community, now);
    const next = await nextOf(tx, community.id, userId);
    const rhythm = await firstProgramme(tx, community.id);
    return {
      answer: say(
        ...joinedWords({ community, rhythm, person, isNew, next, today: localToday(community, person, now) }),
      ),
      stopped: isNew ? await store.stoppedIn(tx, community.id, userId) : undefined,
    };
  });
  if (stopped) await deps.jobs.add(publish, { workspaceId, id: stopped });
  await deps.refreshHome(workspaceId, [userId]);
  return answer;
}

/** Lets the person take part from today on, even if today's check-in has opened, and opens the form of it. */
async function begin(deps: Deps, person: Person, community: Community): Promise<HandlerResponse> {
  const now = deps.clock();
  const zone = zoneFor(community, person);
  if (community.closedAt) return say(md`${copy.communityClosed(community.name)}`);
  const today = startOfDay(localToday(community, person, now), zone);
  return deps.db.inWorkspace(person.workspaceId, async (tx) => {
    await joinFrom(tx, deps, person, community, today);
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
  community: Community,
  askedFrom: Date,
): Promise<boolean> {
  const now = clock();
  if (!(await join(tx, community, userId, { now, askedFrom }))) return false;
  await tell(tx, membersChanged, { workspaceId, communityId: community.id, userIds: [userId], now });
  return true;
}

async function end(deps: Deps, person: Person, community: Community): Promise<HandlerResponse> {
  const { workspaceId, userId } = person;
  const now = deps.clock();
  const { hasStopped, changed } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const hasStopped = await stop(tx, community.id, userId, now);
    if (hasStopped) {
      await store.stopOpen(tx, community.id, userId, now);
      await deps.tell(tx, membersChanged, { workspaceId, communityId: community.id, userIds: [userId], now });
    }
    return { hasStopped, changed: await unpublishedOf(tx, userId) };
  });
  await deps.jobs.addAll(
    publish,
    changed.map((id) => ({ workspaceId, id })),
  );
  await deps.refreshHome(workspaceId, [userId]);
  return { kind: 'say', blocks: stoppedBlocks(community, hasStopped) };
}

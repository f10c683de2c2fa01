import { isAway, plannedAway } from '../../../core/away.js';
import { type Day, dayIn } from '../../../core/calendar.js';
import { localToday } from '../../../core/communities.js';
import type { Act } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { infoModal, open, say } from '../../../slack/interactions/responses.js';
import { copy } from '../copy.js';
import { listOfMember } from '../store/commitments.js';
import type { Occurrence } from '../store/occurrences.js';
import { takesPartInAny } from '../store/participants.js';
import { listInWords } from '../views/list.js';
import { uninvolvedBlocks } from '../views/taking-part.js';
import { skip } from './answering.js';
import { endAway, openAwayForm } from './away.js';
import { openHistory } from './history.js';
import { currentOccurrence, showIn } from './showing.js';
import { takingPartActs } from './taking-part.js';

function isSkippable({ outcome, day }: Pick<Occurrence, 'outcome' | 'day'>, today: Day): boolean {
  return outcome === null && day === today;
}

/** The acts about check-ins for `/hearth` and "Do something…". */
export const checkinActs: readonly Act[] = [
  {
    word: 'checkin',
    label: copy.checkIn,
    help: copy.acts.checkin,
    act: 'checkins.check-in',
    byDefault: true,
    run: async ({ person, community }, deps) =>
      community && deps.db.inWorkspace(person.workspaceId, (tx) => showIn(tx, deps, person, community, deps.clock())),
  },
  {
    word: 'skip',
    label: copy.skip,
    help: copy.acts.skip,
    act: 'checkins.check-in',
    offered: async (tx, { person, community, now }) => {
      const occurrence = community && (await currentOccurrence(tx, person, community, now));
      return community && occurrence ? isSkippable(occurrence, localToday(community, person, now)) : false;
    },
    run: async ({ person, community }, deps) => {
      const now = deps.clock();
      if (!community) return undefined;
      const { occurrence, isIn } = await deps.db.inWorkspace(person.workspaceId, async (tx) => ({
        occurrence: await currentOccurrence(tx, person, community, now),
        isIn: await takesPartInAny(tx, community.id, person.userId),
      }));
      if (!isIn) return open(infoModal(copy.title, uninvolvedBlocks(community)));
      if (occurrence?.outcome === 'answered') return say(md`${copy.alreadyAnswered}`);
      if (!occurrence || occurrence.day !== localToday(community, person, now)) return say(md`${copy.nothingToSkip}`);
      return (await skip(deps, person, occurrence.id)) ?? say(md`${copy.skippedNow(community.name)}`);
    },
  },
  {
    word: 'away',
    label: copy.awayDays,
    help: copy.acts.away,
    act: 'checkins.own',
    run: ({ person }, deps) => openAwayForm(deps, person),
  },
  {
    word: 'back',
    label: copy.imBack,
    help: copy.acts.back,
    act: 'checkins.own',
    offered: async (_, { person, now }) => plannedAway(person, dayIn(person.zone, now)) !== undefined,
    run: async ({ person }, deps) => {
      const today = dayIn(person.zone, deps.clock());
      if (!plannedAway(person, today)) return say(md`${copy.notAway}`);
      await endAway(deps, person);
      return say(md`${isAway(person, today) ? copy.backNow : copy.awayCancelled}`);
    },
  },
  {
    word: 'list',
    label: copy.showList,
    help: copy.acts.list,
    act: 'checkins.check-in',
    run: async ({ person, community }, { db, clock }) => {
      if (!community) return undefined;
      const whose = { communityId: community.id, userId: person.userId };
      const list = await db.inWorkspace(person.workspaceId, (tx) => listOfMember(tx, whose));
      if (list.length === 0) return say(md`${copy.nothingListed}`);
      const today = localToday(community, person, clock());
      return say(md`${copy.listOf(community.name)}`, ...listInWords(list, today, person.locale));
    },
  },
  {
    word: 'history',
    label: copy.lookingBack.title,
    help: copy.acts.history,
    act: 'checkins.check-in',
    run: async ({ person, community }, deps) => community && openHistory(deps, person, community),
  },
  ...takingPartActs,
];

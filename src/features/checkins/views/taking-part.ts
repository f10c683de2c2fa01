import type { KnownBlock } from '@slack/types';
import { type Day, dayIn, timeInWords, upcomingInWords } from '../../../core/calendar.js';
import { type Community, zoneFor } from '../../../core/communities.js';
import type { Person } from '../../../core/people.js';
import type { Programme, Rhythm } from '../../../core/programmes.js';
import type { Invitation } from '../../../feature.js';
import { actions, header, section } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { named, select } from '../../../slack/interactions/contracts.js';
import { choiceLines } from '../../../slack/interactions/pages.js';
import { beginCheckins, endAwayButton, joinCheckins, openCheckin, showCircles, stopCheckins } from '../contracts.js';
import { circlesCopy } from '../copy/circles.js';
import { programmeCopy } from '../copy/programmes.js';
import { copy } from '../copy.js';
import { afterRest, firstSlot, restOf, type Slot } from '../domain/schedule.js';
import { startOfNextDay } from '../domain/taking-part.js';
import type { Due } from '../store/due.js';
import type { Participation } from '../store/participants.js';
import { circleName } from './circles.js';
import { awayBlocks } from './home.js';
import { joinBlock } from './join.js';
import { nameOf, placeOf } from './naming.js';

/** A programme with the check-in that a member would get, or gets, next. */
interface Next {
  readonly community: Community;
  readonly programme: Rhythm & Partial<Pick<Programme, 'name' | 'pausedUntil'>>;
  readonly person: Person;
  readonly next: Pick<Slot, 'day' | 'opensAt'> | undefined;
  /** The current day of the person in that community. */
  readonly today: Day;
}

function opening({ community, programme, person, next, today }: Next): [when: string, time: string] | undefined {
  const zone = zoneFor(community, person);
  const opens = next && afterRest(next, restOf(community, programme), programme, zone);
  if (!opens) return undefined;
  const { locale } = person;
  return [upcomingInWords(opens.day, today, locale), timeInWords(opens.opensAt, zone, locale)];
}

/** Returns the response to joining. `isNew` is false for a member who takes part already. */
export function joinedWords(it: Next & { programme: Programme; isOneOfSeveral: boolean; isNew: boolean }): Mrkdwn[] {
  const opens = opening(it);
  return [md`${it.isNew ? copy.joined : copy.joinedBefore(placeOf(it))} ${opens ? copy.nextOpens(...opens) : ''}`];
}

/** Returns the response to stopping. `hasStopped` is false for a member who did not take part. */
export function stoppedBlocks(
  it: { community: Community; programme: Programme; isOneOfSeveral: boolean },
  hasStopped: boolean,
): KnownBlock[] {
  const carry = { communityId: it.community.id, programmeId: it.programme.id };
  return [
    section(md`${(hasStopped ? copy.stoppedNow : copy.notTakingPart)(placeOf(it))}`),
    actions(joinCheckins.element(copy.join, carry)),
  ];
}

/** Returns the section of Home for a member who takes part in none of the programmes of a community. */
export function invitationBlocks(all: readonly (Next & { programme: Programme })[]): KnownBlock[] {
  const [it] = all;
  if (!it) return [];
  const away = awayBlocks(it);
  const back = away.length > 0 ? [endAwayButton.element(copy.imBack, {})] : [];
  if (all.length > 1) {
    const rows = all.map(({ programme, community, person }) => joinBlock(programme, community, person.locale));
    const rest = back.length > 0 ? [actions(...back)] : [];
    return [header(copy.onHomeUninvolved), section(md`${copy.invitation}`), ...rows, ...away, ...rest];
  }
  const opens = opening(it);
  return [
    header(copy.onHomeUninvolved),
    section(md`${copy.invitation} ${opens ? copy.firstWouldOpen(...opens) : ''}`),
    ...away,
    actions(joinCheckins.element(copy.join, { communityId: it.community.id }, 'primary'), ...back),
  ];
}

/** Returns the modal's blocks for a person who has several check-ins to write. */
export function choiceBlocks(due: readonly Due[]): KnownBlock[] {
  return [
    section(md`${copy.dueInSeveral}`),
    ...choiceLines(
      openCheckin,
      copy.checkIn,
      due.map(({ id, ...it }) => ({ text: labelIn(it.community, it.programme), carry: { occurrenceId: id } })),
    ),
  ];
}

/** Returns the modal's blocks for a person who wants to stop check-ins and takes part in several. */
export function stopChoiceBlocks(all: readonly Participation[]): KnownBlock[] {
  return [section(md`${copy.stopWhich}`), ...choiceLines(stopCheckins, copy.stop, choicesOf(all))];
}

/** Returns the modal's blocks for a person who wants to join check-ins of a community that has several. */
export function joinChoiceBlocks(all: readonly Participation[]): KnownBlock[] {
  return [section(md`${programmeCopy.joinWhich}`), ...choiceLines(joinCheckins, copy.join, choicesOf(all))];
}

function choicesOf(all: readonly Participation[]) {
  return all.map((it) => ({ text: labelIn(it.name, it.programme), carry: carryOf(it) }));
}

function carryOf({ communityId, programmeId }: Participation) {
  return { communityId, programmeId };
}

function labelIn(community: string, programme: string | undefined): string {
  return programme === undefined ? community : `${community}: ${nameOf({ name: programme })}`;
}

/** Returns the modal's blocks for a member who wants to check in but does not take part. */
export function uninvolvedBlocks({ id: communityId, name }: Community, programmeId?: string): KnownBlock[] {
  return [
    section(md`${copy.notTakingPart(name)}`),
    actions(joinCheckins.element(copy.join, { communityId, programmeId }, 'primary')),
  ];
}

/** Returns the invitation for the announcement of a community, and for the welcome of its newcomers. */
export function invitationOf(community: Community, isTaken: Invitation['isTaken']): Invitation {
  const { id: communityId } = community;
  return {
    text: md`${copy.invitation}`,
    button: joinCheckins.element(copy.join, { communityId }),
    begin: beginCheckins.element(copy.begin, { communityId }, 'primary'),
    firstFor: (person, rhythm, now) => {
      const zone = zoneFor(community, person);
      const isForAll = community.checkinEnrolment === 'everyone';
      const next = firstSlot({ rhythm, zone, now: isForAll ? startOfNextDay(now, zone) : now });
      const opens = opening({ community, programme: rhythm, person, next, today: dayIn(zone, now) });
      return md`${opens ? copy[isForAll ? 'firstOfAll' : 'firstCheckin'](...opens) : ''}`;
    },
    offer: md`${copy.offer}`,
    isTaken,
  };
}

/** The most check-ins that have a row each in Preferences. */
const MOST_ROWS = 10;

/** Returns the rows of a person's check-ins in Preferences; one list of those to stop, and one to join, if they are many. */
export function preferenceRows(all: readonly Participation[]): KnownBlock[] {
  if (all.length <= MOST_ROWS) return all.flatMap((it) => [preferenceRow(it), ...circleRow(it)]);
  const [joined, others] = [all.filter((it) => it.takesPart), all.filter((it) => !it.takesPart)];
  const list = (words: string, contract: typeof joinCheckins, label: string, of: readonly Participation[]) =>
    of.length > 0
      ? [section(md`${words}`, select(contract.id, contract.carry).element(`${label}…`, choicesOf(of)))]
      : [];
  return [
    ...list(copy.takesPartIn(countPlaces(joined)), stopCheckins, copy.stop, joined),
    ...list(copy.takesNoPartIn(countPlaces(others)), joinCheckins, copy.join, others),
  ];
}

function countPlaces(all: readonly Participation[]): number {
  return new Set(all.map(({ communityId }) => communityId)).size;
}

function preferenceRow(it: Participation): KnownBlock {
  const [contract, words] = it.takesPart ? [stopCheckins, copy.stop] : [joinCheckins, copy.join];
  const label = labelIn(it.name, it.programme);
  return section(
    md`${it.takesPart ? copy.takesPart(label) : copy.takesNoPart(label)}`,
    contract.element(words, carryOf(it)),
  );
}

/** Returns the row of the circle of a member who is in one, where they may move to another. */
function circleRow(it: Participation): KnownBlock[] {
  if (it.circle === null) return [];
  const [place, name] = [labelIn(it.name, it.programme), circleName({ number: it.circle })];
  const button = showCircles.element(circlesCopy.show, carryOf(it));
  return [section(circlesCopy.inPreferences(place, name), named(button, copy.labelIn(circlesCopy.show, place)))];
}

import type { KnownBlock } from '@slack/types';
import { type Day, dayIn, timeInWords, upcomingInWords } from '../../../core/calendar.js';
import { type Community, zoneFor } from '../../../core/communities.js';
import type { Person } from '../../../core/people.js';
import type { Rhythm } from '../../../core/programmes.js';
import type { Invitation } from '../../../feature.js';
import { actions, header, section } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { select } from '../../../slack/interactions/contracts.js';
import { choiceLines } from '../../../slack/interactions/pages.js';
import { beginCheckins, endAwayButton, joinCheckins, openCheckin, stopCheckins } from '../contracts.js';
import { copy } from '../copy.js';
import { afterRest, firstSlot, type Slot } from '../domain/schedule.js';
import { startOfNextDay } from '../domain/taking-part.js';
import type { Due } from '../store/due.js';
import type { Participation } from '../store/participants.js';
import { awayBlocks } from './home.js';

/** A community with the check-in that its member would get, or gets, next. */
interface Next {
  readonly community: Community;
  readonly rhythm: Rhythm;
  readonly person: Person;
  readonly next: Pick<Slot, 'day' | 'opensAt'> | undefined;
  /** The current day of the person in that community. */
  readonly today: Day;
}

function opening({ community, rhythm, person, next, today }: Next): [when: string, time: string] | undefined {
  const zone = zoneFor(community, person);
  const opens = next && afterRest(next, community, rhythm, zone);
  if (!opens) return undefined;
  const { locale } = person;
  return [upcomingInWords(opens.day, today, locale), timeInWords(opens.opensAt, zone, locale)];
}

/** Returns the response to joining. `isNew` is false for a member who takes part already. */
export function joinedWords(it: Next & { isNew: boolean }): Mrkdwn[] {
  const opens = opening(it);
  return [
    md`${it.isNew ? copy.joined : copy.joinedBefore(it.community.name)} ${opens ? copy.nextOpens(...opens) : ''}`,
  ];
}

/** Returns the response to stopping. `hasStopped` is false for a member who did not take part. */
export function stoppedBlocks({ id: communityId, name }: Community, hasStopped: boolean): KnownBlock[] {
  return [
    section(md`${hasStopped ? copy.stoppedNow(name) : copy.notTakingPart(name)}`),
    actions(joinCheckins.element(copy.join, { communityId })),
  ];
}

/** Returns the section of Home for a member who does not take part. */
export function invitationBlocks(it: Next): KnownBlock[] {
  const opens = opening(it);
  const away = awayBlocks(it);
  return [
    header(copy.onHomeUninvolved),
    section(md`${copy.invitation} ${opens ? copy.firstWouldOpen(...opens) : ''}`),
    ...away,
    actions(
      joinCheckins.element(copy.join, { communityId: it.community.id }, 'primary'),
      ...(away.length > 0 ? [endAwayButton.element(copy.imBack, {})] : []),
    ),
  ];
}

/** Returns the modal's blocks for a person who has several check-ins to write. */
export function choiceBlocks(due: readonly Due[]): KnownBlock[] {
  return [
    section(md`${copy.dueInSeveral}`),
    ...choiceLines(
      openCheckin,
      copy.checkIn,
      due.map(({ id, community }) => ({ text: community, carry: { occurrenceId: id } })),
    ),
  ];
}

/** Returns the modal's blocks for a person who wants to stop check-ins and takes part in several communities. */
export function stopChoiceBlocks(all: readonly Participation[]): KnownBlock[] {
  return [section(md`${copy.stopWhich}`), ...choiceLines(stopCheckins, copy.stop, choicesOf(all))];
}

function choicesOf(all: readonly Participation[]) {
  return all.map(({ communityId, name }) => ({ text: name, carry: { communityId } }));
}

/** Returns the modal's blocks for a member who wants to check in but does not take part. */
export function uninvolvedBlocks({ id: communityId, name }: Community): KnownBlock[] {
  return [
    section(md`${copy.notTakingPart(name)}`),
    actions(joinCheckins.element(copy.join, { communityId }, 'primary')),
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
      const opens = opening({ community, rhythm, person, next, today: dayIn(zone, now) });
      return md`${opens ? copy[isForAll ? 'firstOfAll' : 'firstCheckin'](...opens) : ''}`;
    },
    offer: md`${copy.offer}`,
    isTaken,
  };
}

/** The most communities that have a row each in Preferences. */
const MOST_ROWS = 10;

/** Returns the rows of a person's communities in Preferences; one list of those to stop, and one to join, if they are many. */
export function preferenceRows(all: readonly Participation[]): KnownBlock[] {
  if (all.length <= MOST_ROWS) return all.map(preferenceRow);
  const [joined, others] = [all.filter((it) => it.takesPart), all.filter((it) => !it.takesPart)];
  const list = (words: string, contract: typeof joinCheckins, label: string, of: readonly Participation[]) =>
    of.length > 0
      ? [section(md`${words}`, select(contract.id, contract.carry).element(`${label}…`, choicesOf(of)))]
      : [];
  return [
    ...list(copy.takesPartIn(joined.length), stopCheckins, copy.stop, joined),
    ...list(copy.takesNoPartIn(others.length), joinCheckins, copy.join, others),
  ];
}

function preferenceRow({ communityId, name, takesPart }: Participation): KnownBlock {
  const button = takesPart
    ? stopCheckins.element(copy.stop, { communityId })
    : joinCheckins.element(copy.join, { communityId });
  return section(md`${takesPart ? copy.takesPart(name) : copy.takesNoPart(name)}`, button);
}

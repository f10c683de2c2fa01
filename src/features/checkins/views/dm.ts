import { dayInWords, timeIn, timeInWords } from '../../../core/calendar.js';
import { type Community, zoneFor } from '../../../core/communities.js';
import type { Person } from '../../../core/people.js';
import { actions, context, type Message, message, section, sections } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { linkButton } from '../../../slack/interactions/contracts.js';
import { joinCheckins, openAway, openCheckin, skipDay, startAgain } from '../contracts.js';
import { copy } from '../copy.js';
import type { Pace } from '../domain/pace.js';
import type { Commitment } from '../store/commitments.js';
import type { Occurrence } from '../store/occurrences.js';
import { listInWords } from './list.js';

/** The data for a DM about a check-in. */
export interface Asked {
  readonly occurrence: Occurrence;
  readonly community: Community;
  readonly person: Person;
  /** True if the person is in other communities too, so that the DM must name this one. */
  readonly several: boolean;
  /** The member's open commitments. */
  readonly list: readonly Commitment[];
  readonly pace: Pace;
  readonly now: Date;
}

/** Returns the DM that asks for a check-in and lists the member's open commitments. */
export function askMessage({ occurrence, community, person, several, list, pace, now }: Asked): Message {
  const zone = zoneFor(community, person);
  const early = timeIn(zone, now) < '12:00';
  const greeting = early ? copy.morning(firstName(person)) : copy.hello(firstName(person));
  const about = list.length > 0 ? copy.onList(list.length) : copy.emptyList;
  const carry = { occurrenceId: occurrence.id };
  return message(
    section(md`${[greeting, ...(several ? [copy.askIn(community.name)] : []), about].join(' ')}`),
    ...(list.length > 0 ? sections(listInWords(list, occurrence.day, person.locale)) : []),
    actions(
      openCheckin.element(copy.checkIn, carry, 'primary'),
      skipDay.element(copy.skip, carry),
      openAway.element(copy.away, {}),
    ),
    context(md`${copy.answersBy(timeInWords(occurrence.deadlineAt, zone, person.locale))}`),
    ...(pace === 'weekly' ? [context(md`${copy.onceAWeek}`)] : []),
  );
}

/** Returns the message that says that nobody asks this member any more. */
export function pauseMessage({ person }: Asked): Message {
  return message(
    section(md`${copy.pause(firstName(person))}`),
    actions(startAgain.element(copy.startAgain, {}, 'primary')),
    context(md`${copy.pauseEnds}`),
  );
}

/** Returns the message that replaces `pauseMessage` once the member is asked again. */
export function pauseOverMessage(): Message {
  return message(section(md`${copy.askedAgain}`));
}

/** Returns the only reminder of the day. */
export function remindMessage({ occurrence, community, person, several }: Asked): Message {
  const carry = { occurrenceId: occurrence.id };
  const [name, deadline] = [
    firstName(person),
    timeInWords(occurrence.deadlineAt, zoneFor(community, person), person.locale),
  ];
  const words = several ? copy.remindIn(name, deadline, community.name) : copy.remind(name, deadline);
  return message(
    section(md`${words}`),
    actions(openCheckin.element(copy.checkIn, carry, 'primary'), skipDay.element(copy.skip, carry)),
    context(md`${copy.remindWhy}`),
  );
}

/**
 * Returns the message that replaces the question and the reminder once the occurrence has an outcome, and once the next
 * one closes it.
 */
export function settledMessage(it: {
  occurrence: Occurrence;
  community: Community;
  person: Person;
  several: boolean;
  shared: boolean;
  thread: string | undefined;
  milestone: number | undefined;
  /** True if the next check-in has opened, so that this one can no longer change. */
  isClosed: boolean;
}): Message {
  const { occurrence, person, thread, isClosed } = it;
  const again = (label: string) => openCheckin.element(label, { occurrenceId: occurrence.id });
  if (occurrence.outcome !== 'answered') {
    if (isClosed) return closedMessage(occurrence, person);
    if (occurrence.outcome === 'stopped') return stoppedMessage(it.community);
    const words =
      occurrence.outcome === 'skipped'
        ? copy.skipped
        : copy.resting(dayInWords(person.awayUntil ?? occurrence.day, person.locale));
    return message(section(md`${words}`), actions(again(copy.checkInAfterAll)));
  }
  const at = timeInWords(occurrence.answeredAt ?? occurrence.opensAt, zoneFor(it.community, person), person.locale);
  const said: Mrkdwn[] = [md`${it.several ? copy.checkedInWith(at, it.community.name) : copy.checkedIn(at)}`];
  if (!it.shared) said.push(md`${copy.onlyYou}`);
  if (it.milestone) said.push(md`${copy.milestone(it.milestone)}`);
  const buttons = [...(isClosed ? [] : [again(copy.edit)]), ...(thread ? [linkButton(copy.thread, thread)] : [])];
  return message(
    section(said.reduce((all, one) => md`${all} ${one}`)),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  );
}

function stoppedMessage({ id: communityId, name }: Community): Message {
  return message(section(md`${copy.stopped(name)}`), actions(joinCheckins.element(copy.startAgain, { communityId })));
}

/** Returns the message that replaces the question about a check-in without an answer once the next one closes it. */
export function closedMessage({ day, outcome }: Occurrence, person: Person): Message {
  const ended = outcome === null || outcome === 'answered' ? 'missed' : outcome;
  return message(section(md`${copy.closed[ended](dayInWords(day, person.locale))}`));
}

function firstName(person: Person): string {
  return person.name.split(/\s+/)[0] ?? person.name;
}

import type { KnownBlock } from '@slack/types';
import { dayIn, timeIn, timeInWords, weekdayInWords } from '../../../core/calendar.js';
import { zoneFor } from '../../../core/communities.js';
import type { Person } from '../../../core/people.js';
import { actions, context, divider, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { named } from '../../../slack/interactions/contracts.js';
import { openCheckin, startAgain } from '../contracts.js';
import { programmeCopy } from '../copy/programmes.js';
import { copy } from '../copy.js';
import type { Pace } from '../domain/pace.js';
import { isTicked } from '../domain/said.js';
import { MAX_OPTIONS } from '../domain/ticks.js';
import { cameBackWords } from './came-back.js';
import { menuOf } from './menu.js';
import { labelOf } from './naming.js';
import type { Part } from './part.js';
import { answeredLine, settledBlocks } from './settled.js';
import { tickBlocks } from './ticks.js';

/**
 * Returns the DM that asks for these check-ins, each in its current state: open, with the member's commitments; or with
 * its outcome in place of the question. `carried` is what else waited for the member.
 */
export function checkinMessage(
  parts: readonly Part[],
  { pace, carried, now }: { pace: Pace; carried: readonly KnownBlock[]; now: Date },
): Message {
  const open = parts.filter(isOpen);
  const opening = open.length > 1 ? [section(md`${greeting(open, now)} ${copy.severalOpen(open.length)}`)] : [];
  const weekly = open.length > 0 && pace === 'weekly' ? [context(md`${copy.onceAWeek}`)] : [];
  const blocks = parts.map((part) => {
    const shown = withoutRepeats(part, parts);
    if (!isOpen(part)) return [...settledBlocks(shown), ...part.beside];
    const begin = open.length > 1 ? md`*${labelOf(part) ?? part.community.name}:*` : greetingOf(part, now);
    return questionBlocks(shown, begin, now);
  });
  const rest = carried.length > 0 ? [divider(), ...carried] : [];
  return message(...opening, ...divided(blocks), ...weekly, ...rest);
}

/** Returns the only reminder of the day, about one check-in or several. */
export function reminderMessage(parts: readonly Part[]): Message {
  const blocks = parts.map((part) => {
    if (isOpen(part)) return reminderBlocks(part);
    return part.occurrence.outcome === 'answered' ? answeredLine(part) : settledBlocks(part);
  });
  return message(...divided(blocks), ...(parts.some(isOpen) ? [context(md`${copy.remindWhy}`)] : []));
}

/** Returns the message that says that nobody asks this member any more. */
export function pauseMessage(person: Person): Message {
  return message(
    section(md`${copy.pause(firstName(person))}`),
    actions(startAgain.element(copy.startAgain, {}, 'primary')),
    context(md`${copy.pauseEnds}`),
  );
}

/** Returns the message that replaces `pauseMessage` once the member is asked again. */
export function pauseOverMessage(isWeekly: boolean): Message {
  return message(section(md`${isWeekly ? copy.askedWeekly : copy.askedAgain}`));
}

function isOpen({ occurrence, isClosed }: Part): boolean {
  return occurrence.outcome === null && !isClosed;
}

/** Greets by the time at which the message is, or was, sent. */
function greeting(parts: readonly Part[], now: Date): string {
  const [first] = parts;
  if (!first) return '';
  const { person, community } = first;
  const times = parts.map(({ occurrence }) => (occurrence.askedAt ?? now).getTime());
  const early = timeIn(zoneFor(community, person), new Date(Math.max(...times))) < '12:00';
  return early ? copy.morning(firstName(person)) : copy.hello(firstName(person));
}

function greetingOf(part: Part, now: Date): string {
  const words = greeting([part], now);
  if (part.isOneOfSeveral) return `${words} ${programmeCopy.askFor(labelOf(part) ?? '')}`;
  return part.several ? `${words} ${copy.askIn(part.community.name)}` : words;
}

/** Returns the check-in without the list, items and offers of its community that one before it in the message shows. */
function withoutRepeats(part: Part, parts: readonly Part[]): Part {
  const isFirst = (shows: (it: Part) => boolean) =>
    parts.find((it) => it.community.id === part.community.id && shows(it)) === part;
  const once = isFirst((it) => it.offers.length > 0) ? part : { ...part, offers: [] };
  return !isOpen(part) || isFirst(isOpen) ? once : { ...once, list: [], items: [] };
}

function questionBlocks(part: Part, begin: string | Mrkdwn, at: Date): KnownBlock[] {
  const { occurrence, community, person, list } = part;
  const about = list.length > 0 ? copy.onList(list.length, list.filter(isTicked).length) : copy.emptyList;
  const carry = { communityId: community.id, occurrenceId: occurrence.id };
  const today = occurrence.day;
  const opening = part.cameBack
    ? [section(md`${begin} ${cameBackWords(part.cameBack)}`), section(md`${about}`)]
    : [section(md`${begin} ${about}`)];
  return [
    ...opening,
    ...tickBlocks(list, { carry, most: MAX_OPTIONS, today, locale: person.locale, at }),
    actionsOf(part),
    ...itemLines(part),
    context(md`${copy.answersBy(deadlineOf(part))}`),
    ...part.beside,
  ];
}

/** Reminds the member of what they want to be reminded of with their check-in. */
function itemLines({ items }: Part): KnownBlock[] {
  const mentioned = items.filter((it) => it.isMentioned).map((it) => it.name);
  return mentioned.length > 0 ? [context(md`${copy.itemsToo(mentioned.join(', '))}`)] : [];
}

function reminderBlocks(part: Part): KnownBlock[] {
  const { person, several, community } = part;
  const [name, deadline] = [firstName(person), deadlineOf(part)];
  const label = labelOf(part) ?? '';
  if (part.isOneOfSeveral) return [section(md`${programmeCopy.remindFor(name, deadline, label)}`), actionsOf(part)];
  const words = several ? copy.remindIn(name, deadline, community.name) : copy.remind(name, deadline);
  return [section(md`${words}`), actionsOf(part)];
}

function actionsOf(part: Part): KnownBlock {
  const { id: occurrenceId } = part.occurrence;
  const label = labelOf(part);
  const checkIn = openCheckin.element(copy.checkIn, { occurrenceId }, 'primary');
  if (!label) return actions(checkIn, menuOf(occurrenceId));
  return actions(named(checkIn, copy.labelIn(copy.checkIn, label)), menuOf(occurrenceId, undefined, label));
}

/** Returns the time of the deadline, with its weekday if it is not on the day of the check-in. */
function deadlineOf({ occurrence, community, person }: Part): string {
  const zone = zoneFor(community, person);
  const time = timeInWords(occurrence.deadlineAt, zone, person.locale);
  const day = dayIn(zone, occurrence.deadlineAt);
  return day === occurrence.day ? time : copy.onWeekday(weekdayInWords(day), time);
}

function divided(parts: readonly (readonly KnownBlock[])[]): KnownBlock[] {
  return parts.flatMap((part, i) => (i > 0 ? [divider(), ...part] : [...part]));
}

export function firstName(person: Person): string {
  return person.name.split(/\s+/)[0] ?? person.name;
}

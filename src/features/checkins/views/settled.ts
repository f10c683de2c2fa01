import type { Button, KnownBlock, Overflow } from '@slack/types';
import { plannedAway } from '../../../core/away.js';
import { dayIn, dayInWords, timeInWords } from '../../../core/calendar.js';
import { zoneFor } from '../../../core/communities.js';
import { actions, section, sections } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { joinCheckins, openCheckin } from '../contracts.js';
import { copy } from '../copy.js';
import { answerLines } from './answer.js';
import { answerMenuOf } from './menu.js';
import { labelOf, placeOf } from './naming.js';
import type { Part } from './part.js';
import { skipReasonList } from './skipped.js';

/** The number of lines of an answer that its author's DM repeats. */
const MAX_LINES = 10;

/** Returns what replaces the question about a check-in that has an outcome, or that the next one has closed. */
export function settledBlocks(part: Part): KnownBlock[] {
  const { occurrence, isClosed } = part;
  if (occurrence.outcome === 'answered') return answeredBlocks(part);
  if (isClosed) return closedBlocks(part);
  if (occurrence.outcome === 'stopped') return part.takesPart ? startedBlocks(part) : stoppedBlocks(part);
  if (occurrence.outcome === 'rested' && (part.community.closedAt ?? part.programme.closedAt))
    return [section(restingWords(part))];
  return [
    section(restingWords(part)),
    actions(
      openCheckin.element(copy.checkInAfterAll, { occurrenceId: occurrence.id }),
      ...(occurrence.outcome === 'skipped' ? [skipReasonList(occurrence)] : []),
    ),
  ];
}

/** Returns what replaces the reminder of a check-in that was answered, whose own message repeats the answer. */
export function answeredLine(part: Part): KnownBlock[] {
  return [section(checkedInWords(part))];
}

function answeredBlocks(part: Part): KnownBlock[] {
  const { answer, milestone, occurrence, list, thread } = part;
  const first = [
    checkedInWords(part),
    ...placeWords(answer, thread),
    ...(milestone ? [md`${copy.milestone(milestone)}`] : []),
  ].reduce((all, one) => md`${all} ${one}`);
  const said = answer ? answerLines({ occurrenceId: occurrence.id, answer, list, isOwn: true }) : [];
  const rest = said.length > MAX_LINES ? [md`${copy.andMore(said.length - MAX_LINES)}`] : [];
  const buttons = answeredButtons(part);
  return [
    ...sections([first, ...said.slice(0, MAX_LINES), ...rest]),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
    ...part.offers,
  ];
}

/** Says where the answer is, unless it is where its author shared it. */
function placeWords(answer: Part['answer'], thread: string | undefined): Mrkdwn[] {
  if (answer?.shared) return thread ? [] : [md`${copy.notThere}`];
  return [md`${thread ? copy.stillThere : copy.onlyYou}`];
}

function answeredButtons(part: Part): (Button | Overflow)[] {
  const { occurrence, isClosed } = part;
  return [
    ...(isClosed ? [] : [openCheckin.element(copy.edit, { occurrenceId: occurrence.id })]),
    ...answerMenuOf(part),
  ];
}

/** Names the day of the check-in if the answer came on another one. */
function checkedInWords(part: Part): Mrkdwn {
  const { occurrence, community, person } = part;
  const several = part.several && !part.isOneOfSeveral;
  const zone = zoneFor(community, person);
  const answeredAt = occurrence.answeredAt ?? occurrence.opensAt;
  const at = timeInWords(answeredAt, zone, person.locale);
  if (dayIn(zone, answeredAt) === occurrence.day)
    return naming(part, several ? copy.checkedInWith(at, community.name) : copy.checkedIn(at));
  const day = dayInWords(occurrence.day, person.locale);
  return naming(part, several ? copy.checkedInForWith(day, at, community.name) : copy.checkedInFor(day, at));
}

/** Puts the name of the programme before the words if the community has several. */
function naming(part: Part, words: string): Mrkdwn {
  return part.isOneOfSeveral ? md`*${labelOf(part) ?? ''}:* ${words}` : md`${words}`;
}

function closedBlocks(part: Part): KnownBlock[] {
  const { day, outcome } = part.occurrence;
  const label = labelOf(part);
  const ended = outcome === null || outcome === 'answered' ? 'missed' : outcome;
  const words = copy.closed[ended](dayInWords(day, part.person.locale));
  return [section(label ? md`*${label}:* ${words}` : md`${words}`)];
}

function startedBlocks(part: Part): KnownBlock[] {
  return [section(md`${copy.startedAgain(placeOf(part))}`)];
}

function stoppedBlocks(part: Part): KnownBlock[] {
  const carry = { communityId: part.community.id, programmeId: part.programme.id };
  return [section(md`${copy.stopped(placeOf(part))}`), actions(joinCheckins.element(copy.startAgain, carry))];
}

function restingWords(part: Part): Mrkdwn {
  const { occurrence, community, person, several, isOneOfSeveral } = part;
  if (occurrence.outcome === 'skipped')
    return naming(part, several && !isOneOfSeveral ? copy.skippedIn(community.name) : copy.skipped);
  if (occurrence.outcome === 'rested') return md`${copy.rested(placeOf(part))}`;
  const planned = plannedAway(person, dayIn(person.zone, occurrence.opensAt));
  return md`${planned ? copy.resting(dayInWords(planned.until, person.locale)) : copy.restingByStatus}`;
}

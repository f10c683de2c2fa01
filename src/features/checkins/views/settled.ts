import type { Button, KnownBlock, Overflow } from '@slack/types';
import { plannedAway } from '../../../core/away.js';
import { dayIn, dayInWords, timeInWords } from '../../../core/calendar.js';
import { type Community, zoneFor } from '../../../core/communities.js';
import { actions, section, sections } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { joinCheckins, openCheckin } from '../contracts.js';
import { copy } from '../copy.js';
import { answerLines } from './answer.js';
import { answerMenuOf } from './menu.js';
import type { Part } from './part.js';
import { skipReasonList } from './skipped.js';

/** The number of lines of an answer that its author's DM repeats. */
const MAX_LINES = 10;

/** Returns what replaces the question about a check-in that has an outcome, or that the next one has closed. */
export function settledBlocks(part: Part): KnownBlock[] {
  const { occurrence, isClosed } = part;
  if (occurrence.outcome === 'answered') return answeredBlocks(part);
  if (isClosed) return closedBlocks(part);
  if (occurrence.outcome === 'stopped')
    return part.takesPart ? startedBlocks(part.community) : stoppedBlocks(part.community);
  if (occurrence.outcome === 'rested' && part.community.closedAt) return [section(restingWords(part))];
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
  return [section(md`${checkedInWords(part)}`)];
}

function answeredBlocks(part: Part): KnownBlock[] {
  const { answer, milestone, occurrence, list, thread } = part;
  const first = [
    md`${checkedInWords(part)}`,
    ...placeWords(answer, thread),
    ...(milestone ? [md`${copy.milestone(milestone)}`] : []),
  ].reduce((all, one) => md`${all} ${one}`);
  const said = answer ? answerLines({ occurrenceId: occurrence.id, answer, list }) : [];
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
function checkedInWords({ occurrence, community, person, several }: Part): string {
  const zone = zoneFor(community, person);
  const answeredAt = occurrence.answeredAt ?? occurrence.opensAt;
  const at = timeInWords(answeredAt, zone, person.locale);
  if (dayIn(zone, answeredAt) === occurrence.day)
    return several ? copy.checkedInWith(at, community.name) : copy.checkedIn(at);
  const day = dayInWords(occurrence.day, person.locale);
  return several ? copy.checkedInForWith(day, at, community.name) : copy.checkedInFor(day, at);
}

function closedBlocks({ occurrence: { day, outcome }, community, person, several }: Part): KnownBlock[] {
  const ended = outcome === null || outcome === 'answered' ? 'missed' : outcome;
  const words = copy.closed[ended](dayInWords(day, person.locale));
  return [section(several ? md`*${community.name}:* ${words}` : md`${words}`)];
}

function startedBlocks({ name }: Community): KnownBlock[] {
  return [section(md`${copy.startedAgain(name)}`)];
}

function stoppedBlocks({ id: communityId, name }: Community): KnownBlock[] {
  return [section(md`${copy.stopped(name)}`), actions(joinCheckins.element(copy.startAgain, { communityId }))];
}

function restingWords({ occurrence, community, person, several }: Part): Mrkdwn {
  if (occurrence.outcome === 'skipped') return several ? md`${copy.skippedIn(community.name)}` : md`${copy.skipped}`;
  if (occurrence.outcome === 'rested') return md`${copy.rested(community.name)}`;
  const planned = plannedAway(person, dayIn(person.zone, occurrence.opensAt));
  return md`${planned ? copy.resting(dayInWords(planned.until, person.locale)) : copy.restingByStatus}`;
}

import type { Button, KnownBlock } from '@slack/types';
import { barOf } from '../../../core/bar.js';
import { type Day, dayInWords, upcomingInWords } from '../../../core/calendar.js';
import { actions, context, header, section } from '../../../slack/blocks/blocks.js';
import { lines, md } from '../../../slack/blocks/mrkdwn.js';
import { named } from '../../../slack/interactions/contracts.js';
import { joinChallenge, logProgress, logToday, openDetails, openHistory } from '../contracts.js';
import { copy } from '../copy.js';
import { dayNumber, daysToLog, lengthOf } from '../domain/days.js';
import { hasLoggedNow } from '../domain/milestones.js';
import { partOf, progressOf } from '../domain/progress.js';
import { stripOf } from '../domain/strip.js';
import { groupTarget } from '../domain/target.js';
import { amountInWords } from '../domain/typed.js';
import type { OnHome } from '../store/home.js';
import type { Participant } from '../store/participants.js';
import { amountWords, capital, progressWords, stripWords } from './words.js';

const words = copy.taking;

/** The most names of those who cheered. */
const MOST_NAMES = 3;

type Taken = OnHome & { readonly own: Participant };

interface Viewed {
  readonly today: Day;
  readonly locale: string;
}

/**
 * Returns the section of Home: the challenge that needs something first in full, and a line for each other one. Empty if
 * there is nothing to show.
 */
export function homeBlocks(all: readonly OnHome[], it: Viewed): KnownBlock[] {
  const current = all.filter(({ isPast }) => !isPast);
  const own = current.filter((one): one is Taken => one.own !== null && one.challenge.state !== 'ended');
  const full = [...own].sort((a, b) => urgency(a, it.today) - urgency(b, it.today))[0];
  const others = current.filter((one) => one !== full).sort((a, b) => placeOf(a) - placeOf(b));
  const rest = [...others.flatMap((one) => lineBlocks(one, it)), ...historyBlocks(all)];
  if (!full && rest.length === 0) return [];
  return [...(full ? fullBlocks(full, it) : [header(copy.onHome)]), ...all.flatMap(cheerBlocks), ...rest];
}

/** Returns 0 for a challenge in which something can be logged now, 1 for one that is done for today, 2 for one that hasn't begun. */
function urgency({ challenge, logs }: Taken, today: Day): number {
  if (daysToLog(challenge, today).length === 0) return 2;
  return hasLoggedNow(challenge, { today, latest: latestOf(logs) }) ? 1 : 0;
}

/** Returns the place among the lines: challenges of theirs, then those that they can join, then those that are over. */
function placeOf({ challenge, own }: OnHome): number {
  return challenge.state === 'ended' ? 2 : own ? 0 : 1;
}

function latestOf(logs: OnHome['logs']): Day | undefined {
  return logs
    .map(({ day }) => day)
    .reduce<Day | undefined>((last, day) => (last && last > day ? last : day), undefined);
}

function fullBlocks(one: Taken, it: Viewed): KnownBlock[] {
  const { challenge, own, logs } = one;
  const { today, locale } = it;
  const done = progressOf(challenge, logs);
  const strip = stripOf(challenge, logs, today);
  const lastLogged = latestOf(logs);
  const day = dayNumber(challenge, today);
  const isLogged = hasLoggedNow(challenge, { today, latest: lastLogged });
  const rest = [
    ...(strip && strip.of > 1 ? [stripWords(challenge, strip)] : []),
    ...(day >= 1 && day <= lengthOf(challenge) ? [words.dayOf(day, lengthOf(challenge))] : []),
    ...(isLogged && challenge.rhythm !== 'weekly' ? [words.loggedToday] : []),
  ];
  const progress = progressWords(challenge, { done, target: own.target, today, lastLogged, locale });
  const bar = barOf(partOf(done, own.target));
  return [
    header(challenge.name),
    ...(day < 1
      ? [section(md`${challenge.task || copy.onHome}`), context(md`${capital(whenWords(one, it))}`)]
      : [section(lines(md`${words.ownProgress(bar, progress)}`, md`${togetherWords(one, it)}`))]),
    ...(rest.length > 0 ? [context(md`${rest.join(' · ')}`)] : []),
    actions(...buttons(one, it, isLogged)),
  ];
}

function buttons({ challenge }: Taken, { today }: Viewed, isLogged: boolean): Button[] {
  const carry = { challengeId: challenge.id };
  const details = openDetails.element(words.details, carry);
  if (daysToLog(challenge, today).length === 0) return [details];
  const { measure, rhythm, asksLink, lastDay } = challenge;
  const isOneClick = measure === 'days' && rhythm !== 'weekly' && !asksLink && !isLogged && today <= lastDay;
  const log = logProgress.element(words.log, carry, isLogged || isOneClick ? undefined : 'primary');
  return [...(isOneClick ? [logToday.element(words.doneToday, carry, 'primary')] : []), log, details];
}

/** Returns the group's target. Until it is fixed it follows from who takes part. */
function targetOf({ challenge, targets }: OnHome): number {
  return challenge.groupTarget ?? groupTarget(challenge, targets.length > 0 ? targets : [challenge.target]);
}

function togetherWords(one: OnHome, { locale }: Viewed): string {
  const { challenge, done, targets } = one;
  const target = targetOf(one);
  const shown = amountWords(challenge, target, locale);
  return words.together(barOf(partOf(done, target)), amountInWords(done, locale), shown, words.people(targets.length));
}

/** Says when a challenge begins or ends, and how many take part, once somebody does. */
function whenWords({ challenge: { firstDay, lastDay }, targets }: OnHome, { today, locale }: Viewed): string {
  const when =
    today < firstDay ? words.begins(upcomingInWords(firstDay, today, locale)) : words.runs(dayInWords(lastDay, locale));
  return [when, ...(targets.length > 0 ? [words.people(targets.length)] : [])].join(' · ');
}

function cheerBlocks({ challenge: { id: challengeId }, cheeredBy }: OnHome): KnownBlock[] {
  if (cheeredBy.length === 0) return [];
  const text = words.cheeredYou(cheeredBy.slice(0, MOST_NAMES), Math.max(0, cheeredBy.length - MOST_NAMES));
  return [section(md`${text}`, named(openDetails.element(words.see, { challengeId }), text))];
}

/** Returns a line with those that are over and not listed. */
function historyBlocks(all: readonly OnHome[]): KnownBlock[] {
  const listed = all.filter(({ challenge, isPast }) => challenge.state === 'ended' && !isPast);
  const count = (all[0]?.ended ?? 0) - listed.length;
  const communityId = all[0]?.challenge.communityId;
  if (!communityId || count <= 0) return [];
  return [section(md`${words.earlierOnes}`, openHistory.element(words.seeResults, { communityId }))];
}

/** Returns the line of a challenge that is not shown in full. */
function lineBlocks(one: OnHome, it: Viewed): KnownBlock[] {
  const { challenge, own } = one;
  const { id: challengeId, name, lastDay } = challenge;
  const { today, locale } = it;
  if (challenge.state === 'ended') return [resultLine(one, it)];
  if (!own && today > lastDay) return [];
  const done =
    own &&
    words.ofTarget(amountInWords(progressOf(challenge, one.logs), locale), amountWords(challenge, own.target, locale));
  const text = own
    ? md`*${name}* · ${done ?? ''}`
    : lines(md`*${name}* · ${whenWords(one, it)}`, ...(challenge.task ? [md`${challenge.task}`] : []));
  const button = own
    ? named(openDetails.element(words.details, { challengeId }), words.nameOf(words.details, name))
    : named(joinChallenge.element(words.join, { challengeId }), words.nameOf(words.join, name));
  return [section(text, button)];
}

function resultLine(one: OnHome, { locale }: Viewed): KnownBlock {
  const { challenge, own, logs } = one;
  const target = amountWords(challenge, targetOf(one), locale);
  const results = words.results(challenge.name, amountInWords(challenge.total ?? one.done, locale), target);
  const mine =
    own && words.yours(amountInWords(progressOf(challenge, logs), locale), amountWords(challenge, own.target, locale));
  const button = openDetails.element(words.details, { challengeId: challenge.id });
  return section(mine ? md`${results} ${mine}` : results, named(button, words.nameOf(words.details, challenge.name)));
}

import { barOf } from '../../../core/bar.js';
import { addDays, type Day, dayInWords } from '../../../core/calendar.js';
import { actions, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { lines, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { joinChallenge, logProgress, openDetails } from '../contracts.js';
import { copy } from '../copy.js';
import { dayNumber, lengthOf } from '../domain/days.js';
import { partOf } from '../domain/progress.js';
import type { Together } from '../domain/together.js';
import { amountInWords } from '../domain/typed.js';
import type { Challenge } from '../store/challenges.js';
import { amountWords } from './words.js';

const { running, taking } = copy;

/** Readers of a channel have many locales. */
const NEUTRAL = 'en-GB';

/** The facts that the post of a challenge shows. */
export interface Posted extends Together {
  readonly challenge: Challenge;
  /** The names of those who logged last, latest first; empty unless everyone sees that. */
  readonly latest: readonly string[];
  /** The day in the zone of the challenge. */
  readonly today: Day;
}

/** Returns the post about a challenge in its channel, in at most five lines. */
export function challengePost(it: Posted): Message {
  switch (it.challenge.state) {
    case 'ended':
      return endedPost(it);
    case 'cancelled':
      return cancelledPost(it);
    case 'running':
      return runningPost(it);
    default:
      return scheduledPost(it);
  }
}

function scheduledPost({ challenge, joined }: Posted): Message {
  const { name, task, target, firstDay, lastDay, id: challengeId } = challenge;
  const when = running.dates(dayInWords(firstDay), dayInWords(lastDay));
  const words = lines(
    running.title(name, when),
    ...(task ? [md`${task}`] : []),
    md`${running.target(amountWords(challenge, target, NEUTRAL))}`,
    md`${running.joined(joined)}`,
  );
  const join = joinChallenge.element(taking.join, { challengeId }, 'primary');
  return message(section(words), actions(join, openDetails.element(taking.details, { challengeId })));
}

function runningPost(it: Posted): Message {
  const { challenge, latest, today } = it;
  const { name, lastDay, graceDays, id: challengeId } = challenge;
  const length = lengthOf(challenge);
  const day = Math.max(1, dayNumber(challenge, today));
  const when = day > length ? running.lastLogs(dayInWords(addDays(lastDay, graceDays))) : running.dayOf(day, length);
  const names = latest.length > 0 ? [md`${running.latest(latest)}`] : [];
  const log = logProgress.element(taking.log, { challengeId }, 'primary');
  const join = day > length ? [] : [joinChallenge.element(taking.join, { challengeId })];
  return message(
    section(lines(running.title(name, when), md`${togetherWords(it)}`, ...names)),
    actions(log, ...join, openDetails.element(taking.details, { challengeId })),
  );
}

function endedPost(it: Posted): Message {
  const { challenge, total, groupTarget, finished } = it;
  const more: Mrkdwn[] = [
    ...(total >= groupTarget ? [md`${running.reached}`] : []),
    ...(finished > 0 ? [md`${running.finished(finished)}`] : []),
  ];
  return message(
    section(lines(running.title(challenge.name, running.over), md`${togetherWords(it)}`, ...more)),
    actions(openDetails.element(running.results, { challengeId: challenge.id })),
  );
}

function cancelledPost({ challenge: { name, cancelWords } }: Posted): Message {
  return message(section(running.cancelled(name, cancelWords ?? '')));
}

/** Returns `▰▰▰▱▱▱▱▱▱▱ 14 of 24 days together · 8 people`. */
export function togetherWords(it: Together & Pick<Posted, 'challenge'>): string {
  const { challenge, total, groupTarget, joined } = it;
  const [done, of] = [amountInWords(total), amountWords(challenge, groupTarget, NEUTRAL)];
  return running.together(barOf(partOf(total, groupTarget)), done, of, joined);
}

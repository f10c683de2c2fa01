import type { KnownBlock } from '@slack/types';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import { lines, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { logProgress, REMINDER_CHOICES, reminderMenu } from '../contracts.js';
import { copy } from '../copy.js';
import { amountInWords } from '../domain/typed.js';
import type { Challenge } from '../store/challenges.js';
import type { Participant } from '../store/participants.js';
import { amountWords } from './words.js';

const words = copy.running.remind;

interface Progress {
  readonly challenge: Challenge;
  readonly participant: Participant;
  readonly done: number;
  readonly locale: string;
}

/** Returns the blocks of a reminder: the next small step, never what was missed. */
export function reminderBlocks(it: Progress): KnownBlock[] {
  const { challenge, participant, done } = it;
  const { id: challengeId, name, task } = challenge;
  const choices = REMINDER_CHOICES.map((choice) => ({
    text: words.menu[choice],
    carry: { participantId: participant.id, choice },
  }));
  return [
    section(lines(words.day(name, task), md`${done > 0 ? words.next(progressOf(it)) : words.first}`)),
    actions(logProgress.element(copy.taking.log, { challengeId }, 'primary'), reminderMenu.element(...choices)),
  ];
}

/** Returns the line that a reminder turns into, by what became of it. `isLogged`: they have logged since. */
export function reminderLine(it: Progress & { readonly isLogged: boolean }): Mrkdwn {
  const { challenge, participant, isLogged } = it;
  const { name, state } = challenge;
  if (isLogged) return words.logged(progressOf(it), name);
  if (state === 'cancelled') return words.called(name);
  if (state === 'ended') return words.over(name);
  if (participant.leftAt || participant.reminder !== 'time') return words.stopped(name);
  return participant.pausedAt ? words.paused(name) : words.notToday(name);
}

/** Returns the blocks of a reminder after which another one was sent. */
export function earlierReminder({ name }: Challenge): KnownBlock[] {
  return [context(words.earlier(name))];
}

/** Returns `8 of 10 days`. */
export function progressOf({ challenge, participant, done, locale }: Progress): string {
  return words.of(amountInWords(done, locale), amountWords(challenge, participant.target, locale));
}

import type { Overflow } from '@slack/types';
import { answerMenu, checkinMenu } from '../contracts.js';
import { copy } from '../copy.js';
import type { Part } from './part.js';

/** The choices of the menu of a check-in, in their order. */
const CHOICES = {
  skip: copy.skip,
  away: copy.away,
  history: copy.lookingBack.title,
  stop: copy.stop,
} as const;

/** Returns the menu of a check-in with these choices. `of` names the community in a message about several. */
export function menuOf(
  occurrenceId: string,
  acts: readonly (keyof typeof CHOICES)[] = ['skip', 'away', 'stop'],
  of?: string,
): Overflow {
  const isOfCheckin = (act: keyof typeof CHOICES) => act === 'skip' || act === 'stop';
  return checkinMenu.element(
    ...acts.map((act) => ({
      text: of && isOfCheckin(act) ? copy.labelIn(CHOICES[act], of) : CHOICES[act],
      carry: { occurrenceId, act },
    })),
  );
}

/** Returns the menu of an answer: none if it is not in the thread. Names the community in a message about several. */
export function answerMenuOf({ occurrence, answer, thread, several, community }: Part): Overflow[] {
  const { id: occurrenceId } = occurrence;
  const label = (words: string) => (several ? copy.labelIn(words, community.name) : words);
  const choices = [
    ...(thread ? [{ text: label(copy.thread), carry: { occurrenceId, act: 'thread' as const }, url: thread }] : []),
    ...(answer?.shared ? [{ text: label(copy.takeDown), carry: { occurrenceId, act: 'take-down' as const } }] : []),
  ];
  return choices.length > 0 ? [answerMenu.element(...choices)] : [];
}

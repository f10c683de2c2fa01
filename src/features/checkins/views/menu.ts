import type { Overflow } from '@slack/types';
import { answerMenu, checkinMenu } from '../contracts.js';
import { copy } from '../copy.js';
import { labelOf } from './naming.js';
import type { Part } from './part.js';

const CHOICES = {
  skip: copy.skip,
  away: copy.away,
  history: copy.lookingBack.title,
  time: copy.ownTimes.menu,
  stop: copy.stop,
} as const;

/** A choice of the menu of a check-in; with `next`, the words for the check-in after it. */
export type MenuChoice = keyof typeof CHOICES | { readonly next: string };

/** Returns the menu of a check-in with these choices. `of` names it where there are several. */
export function menuOf(
  occurrenceId: string,
  acts: readonly MenuChoice[] = ['skip', 'away', 'stop'],
  of?: string,
): Overflow {
  const inOne = (words: string) => (of ? copy.labelIn(words, of) : words);
  return checkinMenu.element(
    ...acts.map((it) => {
      const act = typeof it === 'string' ? it : ('next' as const);
      const words = typeof it === 'string' ? CHOICES[it] : it.next;
      const isOfPerson = act === 'away' || act === 'history';
      return { text: isOfPerson ? words : inOne(words), carry: { occurrenceId, act } };
    }),
  );
}

/** Returns the menu of an answer: none if it is not in the thread. Names the check-in in a message about several. */
export function answerMenuOf(part: Part): Overflow[] {
  const { occurrence, answer, thread } = part;
  const { id: occurrenceId } = occurrence;
  const of = labelOf(part);
  const label = (words: string) => (of ? copy.labelIn(words, of) : words);
  const choices = [
    ...(thread ? [{ text: label(copy.thread), carry: { occurrenceId, act: 'thread' as const }, url: thread }] : []),
    ...(answer?.shared ? [{ text: label(copy.takeDown), carry: { occurrenceId, act: 'take-down' as const } }] : []),
  ];
  return choices.length > 0 ? [answerMenu.element(...choices)] : [];
}

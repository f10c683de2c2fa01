import type { Overflow } from '@slack/types';
import { answerMenu, checkinMenu } from '../contracts.js';
import { copy } from '../copy.js';
import type { Part } from './part.js';

/**
 * Returns the menu of an open check-in. `of` names the community in a message about several. `skips` is false for one
 * that is not today's.
 */
export function menuOf(occurrenceId: string, { of, skips = true }: { of?: string; skips?: boolean } = {}): Overflow {
  const skip = of ? copy.labelIn(copy.skip, of) : copy.skip;
  const stop = of ? copy.labelIn(copy.stop, of) : copy.stop;
  return checkinMenu.element(
    ...(skips ? [{ text: skip, carry: { occurrenceId, act: 'skip' as const } }] : []),
    { text: copy.away, carry: { occurrenceId, act: 'away' } },
    { text: stop, carry: { occurrenceId, act: 'stop' } },
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

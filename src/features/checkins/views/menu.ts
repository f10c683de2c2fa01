import type { Overflow } from '@slack/types';
import { checkinMenu } from '../contracts.js';
import { copy } from '../copy.js';

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

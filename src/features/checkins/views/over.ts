import type { KnownBlock } from '@slack/types';
import { type Day, dayInWords } from '../../../core/calendar.js';
import { actions, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { openCheckin } from '../contracts.js';
import { copy } from '../copy.js';

/** Returns what a member reads who presses a button of a check-in that is over, with a button for the current one. */
export function overBlocks(
  over: { readonly day: Day },
  current: { readonly id: string; readonly day: Day } | undefined,
  locale: string,
): KnownBlock[] {
  const words = copy.over(dayInWords(over.day, locale));
  if (!current) return [section(md`${words}`)];
  return [
    section(md`${words} ${copy.current(dayInWords(current.day, locale))}`),
    actions(openCheckin.element(copy.checkIn, { occurrenceId: current.id }, 'primary')),
  ];
}

import type { KnownBlock } from '@slack/types';
import type { Day } from '../../../core/calendar.js';
import { context } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { tickList } from '../contracts.js';
import { copy } from '../copy.js';
import { isTicked } from '../domain/said.js';
import { inParts } from '../domain/ticks.js';
import type { ListItem } from '../store/home.js';
import { optionOf } from './option.js';

/**
 * Returns the first `most` things of a list as checkboxes that take effect at once. `carry` names a check-in in a
 * message that asks for it.
 */
export function tickBlocks(
  list: readonly ListItem[],
  it: {
    carry: { communityId: string; occurrenceId?: string };
    most: number;
    today: Day;
    locale: string;
    at: Date;
  },
): KnownBlock[] {
  const { carry, at } = it;
  const ticked = list.filter(isTicked).map(({ id }) => id);
  const choices = list.slice(0, it.most).map((one) => optionOf(one, it.today, it.locale));
  const rest = list.length - choices.length;
  return [
    ...inParts(choices).map((choices, part) => tickList.block(choices, { carry, ticked, at, part })),
    ...(rest > 0 ? [context(md`${copy.andMore(rest)}`)] : []),
  ];
}

import { type Day, dayInWords, daysBetween, weekdayInWords } from '../../../core/calendar.js';
import { cut } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { copy } from '../copy.js';
import type { ListItem } from '../store/home.js';

const SHOWN = 8;
const MAX_LINE = 200;

/** Returns commitments as a bulleted list, with the age of those that are older than a day. */
export function listInWords(list: readonly ListItem[], today: Day, locale: string): Mrkdwn[] {
  const shown = list.slice(0, SHOWN).map((it) => {
    const age = sinceInWords(it.madeOn, today, locale);
    return age ? md`•  ${cut(it.text, MAX_LINE)}  _${age}_` : md`•  ${cut(it.text, MAX_LINE)}`;
  });
  return [...shown, ...(list.length > SHOWN ? [md`${copy.andMore(list.length - SHOWN)}`] : [])];
}

/**
 * Returns `since Friday`, or `since Tuesday 3 November` after a week; undefined for a commitment that is not older than
 * a day.
 */
export function sinceInWords(made: Day, today: Day, locale: string): string | undefined {
  const age = daysBetween(made, today);
  if (age < 2) return undefined;
  return copy.since(age < 7 ? weekdayInWords(made) : dayInWords(made, locale));
}

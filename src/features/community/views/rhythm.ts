import { timeOfDayInWords } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';
import type { Rhythm } from '../../../core/programmes.js';
import { copy } from '../copy.js';

type Times = Pick<Rhythm, 'days' | 'time'>;

/**
 * Returns a rhythm in words: `Monday to Friday at 09:00, in each member’s own time zone`. `own` replaces the last part, for
 * a text that speaks to the members.
 */
export function rhythmInWords(
  { days, time }: Times,
  { fixedZone }: Pick<Community, 'fixedZone'>,
  locale: string,
  own = copy.eachOwn,
): string {
  const at = timeOfDayInWords(time, locale);
  return copy.rhythmInWords(daysInWords(days), at, fixedZone ? copy.byZone(fixedZone) : own);
}

function daysInWords(days: Rhythm['days']): string {
  const sorted = [...days].sort();
  const named = sorted.map((day) => copy.weekdays[day - 1] ?? '');
  if (named.length === 1) return copy.everyWeek(named.join());
  const usual = { '1234567': copy.everyDay, '12345': copy.weekdaysOnly }[sorted.join('')];
  return usual ?? new Intl.ListFormat('en-GB').format(named);
}

import { timeOfDayInWords } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';
import type { Rhythm } from '../../../core/programmes.js';
import { copy } from '../copy.js';

type Times = Pick<Rhythm, 'repeats' | 'days' | 'time'>;

/**
 * Returns a rhythm in words: `Monday to Friday at 09:00, in each member’s own time zone`. `own` replaces the last part, for
 * a text that speaks to the members.
 */
export function rhythmInWords(
  { time, ...on }: Times,
  { fixedZone }: Pick<Community, 'fixedZone'>,
  locale: string,
  own = copy.eachOwn,
): string {
  const at = timeOfDayInWords(time, locale);
  return copy.rhythmInWords(daysInWords(on), at, fixedZone ? copy.byZone(fixedZone) : own);
}

function daysInWords({ repeats, days }: Pick<Rhythm, 'repeats' | 'days'>): string {
  const sorted = [...days].sort();
  const named = sorted.map((day) => copy.weekdays[day - 1] ?? '');
  if (repeats === 'monthly') {
    const choice = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(named);
    return copy.everyMonth(sorted.join('') === '12345' ? copy.firstWeekday : choice);
  }
  if (repeats !== 'weekly') {
    const list = new Intl.ListFormat('en-GB').format(named);
    return copy.everyWeeks(repeats === 'two-weekly' ? 'two' : 'four', list);
  }
  if (named.length === 1) return copy.everyWeek(named.join());
  const usual = { '1234567': copy.everyDay, '12345': copy.weekdaysOnly }[sorted.join('')];
  return usual ?? new Intl.ListFormat('en-GB').format(named);
}

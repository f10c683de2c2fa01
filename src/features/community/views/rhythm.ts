import type { Community } from '../../../core/communities.js';
import { copy } from '../copy.js';

/** Returns a rhythm in words: `Monday to Friday at 09:00, each by their own clock`. */
export function rhythmInWords({
  checkinDays,
  checkinTime,
  fixedZone,
}: Pick<Community, 'checkinDays' | 'checkinTime' | 'fixedZone'>): string {
  const days = [...checkinDays].sort().join('');
  const named = [...checkinDays].sort().map((day) => copy.weekdays[day - 1] ?? '');
  const inWords =
    { '1234567': copy.everyDay, '12345': copy.weekdaysOnly }[days] ?? new Intl.ListFormat('en').format(named);
  return copy.rhythmInWords(inWords, checkinTime, fixedZone ? copy.byZone(fixedZone) : copy.eachOwn);
}

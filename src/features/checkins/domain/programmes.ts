import { addDays, type Day } from '../../../core/calendar.js';
import { checkinDayFrom, type Programme, type Rhythm } from '../../../core/programmes.js';
import type { THREADS } from './circles.js';
import { slotAfterChange } from './schedule.js';

/** The settings of a programme that organizers choose. */
export type ProgrammeSettings = Rhythm & Pick<Programme, 'name' | 'pausedUntil' | 'bandHours'>;

/** The settings in the form, as far as it shows them. */
export type ProgrammeInForm = ProgrammeSettings & { readonly threads?: (typeof THREADS)[number] | undefined };

/** The number of days that the preview shows. */
const PREVIEW_DAYS = 3;

/** Returns true if both ask on the same days at the same times. */
export function isSameRhythm(a: Rhythm, b: Rhythm): boolean {
  const valuesOf = ({ repeats, days, weeksFrom, time, deadline, deadlineDays }: Rhythm) =>
    JSON.stringify([repeats, [...days].sort(), weeksFrom, time, deadline, deadlineDays]);
  return valuesOf(a) === valuesOf(b);
}

/** Returns the settings of a weekly review, which is what communities add most. */
export function suggested(today: Day): ProgrammeSettings {
  const times = { time: '15:00', deadline: '18:00', deadlineDays: 0 };
  return { name: '', repeats: 'weekly', days: [5], weeksFrom: today, ...times, bandHours: 0, pausedUntil: null };
}

/** Returns the first days on which a member in that zone would be asked. */
export function nextDays(rhythm: ProgrammeSettings, zone: string, now: Date): Day[] {
  const { day: first } = slotAfterChange({ last: undefined, since: now, rhythm, zone, now });
  const { pausedUntil } = rhythm;
  const days = [pausedUntil && first < pausedUntil ? checkinDayFrom(pausedUntil, rhythm) : first];
  while (days.length < PREVIEW_DAYS) days.push(checkinDayFrom(addDays(days.at(-1) ?? first, 1), rhythm));
  return days;
}

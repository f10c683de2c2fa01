import { Temporal } from 'temporal-polyfill';

/** A calendar day as `YYYY-MM-DD`, meant in somebody's zone. Compares and sorts as text. */
export type Day = string;

/** A wall-clock time as `HH:MM`, 24 hours. */
export type TimeOfDay = string;

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Whether this machine's time-zone data knows the zone. Accepts IANA names such as `Europe/Berlin`, and links such as `UTC`. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The calendar day that it is at this instant in this zone. */
export function dayIn(zone: string, at: Date): Day {
  return zoned(zone, at).toPlainDate().toString();
}

/** The wall-clock time at this instant in this zone, to the minute. */
export function timeIn(zone: string, at: Date): TimeOfDay {
  return zoned(zone, at).toPlainTime().toString({ smallestUnit: 'minute' });
}

/**
 * The instant at which a wall clock in this zone shows this time on this day. Where clocks are put back and the time comes
 * twice, it is the first of the two; where they are put forward and it never comes, it is as much later as the clocks jump.
 */
export function instantAt(day: Day, time: TimeOfDay, zone: string): Date {
  const local = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** The day so many calendar days later (earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Calendar days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

export function weekdayOf(day: Day): Weekday {
  return Temporal.PlainDate.from(day).dayOfWeek as Weekday;
}

/** The first day, from this one on and it included, that falls on one of the weekdays. Throws `RangeError` when there are none. */
export function onOrAfter(day: Day, weekdays: readonly Weekday[]): Day {
  const found = [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(day, n)).find((it) => weekdays.includes(weekdayOf(it)));
  if (!found) throw new RangeError('A rhythm needs at least one weekday.');
  return found;
}

/** The first day, from `from` on and on one of the weekdays, on which `time` in `zone` is still to come at `now`. */
export function nextDayAt(
  now: Date,
  it: { time: TimeOfDay; zone: string; weekdays: readonly Weekday[]; from: Day },
): Day {
  const today = dayIn(it.zone, now);
  let day = onOrAfter(it.from > today ? it.from : today, it.weekdays);
  while (instantAt(day, it.time, it.zone) <= now) day = onOrAfter(addDays(day, 1), it.weekdays);
  return day;
}

/** A day in words, such as `Tuesday 24 November`, or `Tuesday November 24` for who reads American English. */
export function dayInWords(day: Day, locale = 'en-GB'): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return Temporal.PlainDate.from(day).toLocaleString(english(locale), parts).replace(',', '');
}

/** `Friday`. */
export function weekdayInWords(day: Day): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-GB', { weekday: 'long' });
}

/** When a past day was, as one says it on that other day: `today`, `yesterday`, `on Thursday`, or `on Thursday 5 November` after a week. */
export function whenInWords(day: Day, today: Day, locale = 'en-GB'): string {
  const ago = daysBetween(day, today);
  if (ago <= 0) return 'today';
  if (ago === 1) return 'yesterday';
  return `on ${ago < 7 ? weekdayInWords(day) : dayInWords(day, locale)}`;
}

/** A time of day in words at this instant in this zone, such as `9:05 AM` or `09:05`, as readers of that locale write it. */
export function timeInWords(at: Date, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(english(locale), { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(at);
}

// Hearth speaks English; a German weekday in it would read oddly, a German's clock with AM and PM as well.
function english(locale: string): string {
  return locale.startsWith('en') ? locale : 'en-GB';
}

function zoned(zone: string, at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}

/** Every zone of this machine's time-zone data, such as `Europe/Berlin`. */
export function allZones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}

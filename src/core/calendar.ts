import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';

/** A calendar day as `YYYY-MM-DD`, in the time zone of a person or a community. Compares and sorts as text. */
export type Day = string;

/** A wall-clock time as `HH:MM`, on the 24-hour clock. */
export type TimeOfDay = string;

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * Returns true if this machine's time-zone data has the zone. Accepts IANA names such as `Europe/Berlin`, and links
 * such as `UTC`.
 */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Returns the calendar day in the zone at the instant. */
export function dayIn(zone: string, at: Date): Day {
  return zoned(zone, at).toPlainDate().toString();
}

/** Returns the wall-clock time in the zone at the instant, to the minute. */
export function timeIn(zone: string, at: Date): TimeOfDay {
  return zoned(zone, at).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** Returns the minutes by which the zone is ahead of UTC at the instant. */
export function offsetIn(zone: string, at: Date): number {
  return zoned(zone, at).offsetNanoseconds / 60_000_000_000;
}

/**
 * Returns the instant at which a wall clock in the zone shows the time on the day. When DST ends and the time occurs
 * twice, returns the first of the two; when DST starts and the time is skipped, returns an instant later by the length
 * of the gap.
 */
export function instantAt(day: Day, time: TimeOfDay, zone: string): Date {
  const local = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** Returns the instant at which the day begins in the zone. */
export function startOfDay(day: Day, zone: string): Date {
  return instantAt(day, '00:00', zone);
}

/** Returns the day that many calendar days later, or earlier when `days` is negative. */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Returns the number of calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

export function weekdayOf(day: Day): Weekday {
  return Temporal.PlainDate.from(day).dayOfWeek as Weekday;
}

/** Returns the Monday of the day's week. */
export function weekOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** Returns the first day on or after `day` that is one of the weekdays. Throws `RangeError` if `weekdays` is empty. */
export function onOrAfter(day: Day, weekdays: readonly Weekday[]): Day {
  const found = [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(day, n)).find((it) => weekdays.includes(weekdayOf(it)));
  if (!found) throw new RangeError('A rhythm needs at least one weekday.');
  return found;
}

/** Returns the first day on or after `from` that is one of the weekdays and whose `time` in `zone` is after `now`. */
export function nextDayAt(
  now: Date,
  it: { time: TimeOfDay; zone: string; weekdays: readonly Weekday[]; from: Day },
): Day {
  const today = dayIn(it.zone, now);
  let day = onOrAfter(it.from > today ? it.from : today, it.weekdays);
  while (instantAt(day, it.time, it.zone) <= now) day = onOrAfter(addDays(day, 1), it.weekdays);
  return day;
}

// How people read days and times. In a DM, a modal or on Home, `locale` is the reader's, as Slack's profile has it. A post
// in a channel has readers of many locales and zones: its days are in the neutral locale, and its only times of day, those
// of the announcement, are wall-clock times for everyone, in the locale of the organizer who posts it.

const NEUTRAL_LOCALE = 'en-GB';

/** Formats a day as the locale writes it, such as `Tuesday 24 November`, or `Tuesday, November 24` in American English. */
export function dayInWords(day: Day, locale = NEUTRAL_LOCALE): string {
  return inWords(midnight(day), english(locale), { weekday: 'long', day: 'numeric', month: 'long' });
}

/** Formats a day without its weekday and in short, such as `24 Nov`, or `Nov 24` in American English. */
export function dateInWords(day: Day, locale: string): string {
  return inWords(midnight(day), english(locale), { day: 'numeric', month: 'short' });
}

/** Returns the English name of the weekday, such as `Friday`. */
export function weekdayInWords(day: Day): string {
  return inWords(midnight(day), NEUTRAL_LOCALE, { weekday: 'long' });
}

/**
 * Formats a past day relative to `today`: `today`, `yesterday`, `on Thursday`, or, for a week ago or more,
 * `on Thursday 5 November`.
 */
export function whenInWords(day: Day, today: Day, locale: string): string {
  const ago = daysBetween(day, today);
  if (ago <= 0) return 'today';
  return ago === 1 ? 'yesterday' : onDayInWords(day, today, locale);
}

/**
 * Formats a past day for a message that stays, which can be read on any later day: `on Thursday`, or, for a week ago or
 * more, `on Thursday 5 November`.
 */
export function onDayInWords(day: Day, today: Day, locale: string): string {
  return `on ${daysBetween(day, today) < 7 ? weekdayInWords(day) : dayInWords(day, locale)}`;
}

/**
 * Formats a day on which something will happen, to follow a verb such as "opens": `today`, `tomorrow`, or
 * `on Tuesday 24 November`. A day before `today` gets its date.
 */
export function upcomingInWords(day: Day, today: Day, locale: string): string {
  const ahead = daysBetween(today, day);
  if (ahead === 0) return 'today';
  return ahead === 1 ? 'tomorrow' : `on ${dayInWords(day, locale)}`;
}

/**
 * Formats the day on which something ends, to follow "until": `tomorrow`, or `Tuesday 24 November`. Not for a last day
 * that is included, which "until tomorrow" would leave out.
 */
export function untilInWords(day: Day, today: Day, locale: string): string {
  return daysBetween(today, day) === 1 ? 'tomorrow' : dayInWords(day, locale);
}

/** Formats the time of day in the zone at the instant as the locale writes it, such as `9:05 AM` or `09:05`. */
export function timeInWords(at: Date, zone: string, locale: string): string {
  const words = inWords(at, english(locale), { hour: 'numeric', minute: '2-digit', timeZone: zone });
  return words.length === '9:05'.length ? `0${words}` : words; // with 12 hours, AM or PM follows, and no zero leads
}

/** Formats a time of day as the locale writes it, such as `9:05 AM` or `09:05`. */
export function timeOfDayInWords(time: TimeOfDay, locale: string): string {
  return timeInWords(instantAt('2000-01-01', time, 'UTC'), 'UTC', locale);
}

/** Kept, because making one takes longer than all else about the words of a message. Each takes about 40 kB. */
const formats = new LRUCache<string, Intl.DateTimeFormat>({ max: 200 });

/** Formats these parts of an instant, in UTC unless they say otherwise. */
function inWords(at: Date, locale: string, parts: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([locale, parts]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...parts });
  formats.set(key, format);
  return format.format(at);
}

/** Returns the beginning of the day in UTC. */
function midnight(day: Day): Date {
  return new Date(`${day}T00:00Z`);
}

// Hearth writes only English, so weekdays are in English for all locales. Locales other than English get British
// English, which has a 24-hour clock. So do malformed ones, for which `Intl` throws.
function english(locale: string): string {
  return /^en(-[A-Za-z]{2})?$/.test(locale) ? locale : NEUTRAL_LOCALE;
}

function zoned(zone: string, at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}

/** Returns every zone of this machine's time-zone data, such as `Europe/Berlin`. */
export function allZones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}

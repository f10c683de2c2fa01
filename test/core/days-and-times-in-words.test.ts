import fc from 'fast-check';
import {
  addDays,
  dayIn,
  dayInWords,
  instantAt,
  timeIn,
  timeInWords,
  timeOfDayInWords,
  untilInWords,
  upcomingInWords,
  weekdayInWords,
  whenInWords,
} from '../../src/core/calendar.js';

const plain = (text: string) => text.replaceAll(/\s/g, ' '); // `Intl` puts a narrow no-break space before AM

test.each([
  ['en-US', '9:05 AM', '12:00 AM', '6:30 PM', 'Thursday, November 26'],
  ['en', '9:05 AM', '12:00 AM', '6:30 PM', 'Thursday, November 26'],
  ['en-CA', '9:05 a.m.', '12:00 a.m.', '6:30 p.m.', 'Thursday, November 26'],
  ['en-AU', '9:05 am', '12:00 am', '6:30 pm', 'Thursday 26 November'],
  ['en-GB', '09:05', '00:00', '18:30', 'Thursday 26 November'],
  ['de-DE', '09:05', '00:00', '18:30', 'Thursday 26 November'],
  ['ja-JP', '09:05', '00:00', '18:30', 'Thursday 26 November'],
  ['', '09:05', '00:00', '18:30', 'Thursday 26 November'],
  ['en_US', '09:05', '00:00', '18:30', 'Thursday 26 November'],
])('in the locale "%s", times read %s, %s and %s, and a day %s', (locale, morning, midnight, evening, day) => {
  const times = ['09:05', '00:00', '18:30'].map((time) => plain(timeOfDayInWords(time, locale)));
  expect(times).toEqual([morning, midnight, evening]);
  expect(plain(timeInWords(new Date('2026-11-24T08:05:00Z'), 'Europe/Berlin', locale))).toBe(morning);
  expect(dayInWords('2026-11-26', locale)).toBe(day);
});

test.each([
  ['2026-11-24', 'en-GB', 'today'],
  ['2026-11-23', 'en-US', 'yesterday'],
  ['2026-11-18', 'en-GB', 'on Wednesday'],
  ['2026-11-17', 'en-GB', 'on Tuesday 17 November'],
  ['2026-11-17', 'en-US', 'on Tuesday, November 17'],
])('on 24 November, what happened on %s happened, in %s, %s', (day, locale, words) => {
  expect(whenInWords(day, '2026-11-24', locale)).toBe(words);
});

test.each([
  ['2026-11-24', 'en-US', 'today'],
  ['2026-11-25', 'en-US', 'tomorrow'],
  ['2026-11-26', 'en-US', 'on Thursday, November 26'],
  ['2026-11-26', 'en-GB', 'on Thursday 26 November'],
  ['2026-12-01', 'de-DE', 'on Tuesday 1 December'],
  ['2026-11-23', 'en-GB', 'on Monday 23 November'],
])('on 24 November, what is planned for %s happens, in %s, %s', (day, locale, words) => {
  expect(upcomingInWords(day, '2026-11-24', locale)).toBe(words);
});

test.each([
  ['2026-11-24', 'en-GB', 'Tuesday 24 November'],
  ['2026-11-25', 'en-GB', 'tomorrow'],
  ['2026-11-26', 'en-US', 'Thursday, November 26'],
])('on 24 November, what lasts until %s lasts, in %s, until %s', (day, locale, words) => {
  expect(untilInWords(day, '2026-11-24', locale)).toBe(words);
});

const locales = fc.constantFrom(
  'en-US',
  'en-GB',
  'en-AU',
  'en-CA',
  'en-IN',
  'en-NZ',
  'en',
  'de-DE',
  'fr-FR',
  'hi-IN',
  '',
);
const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC');
const instants = fc.date({
  min: new Date('2025-01-01T00:00:00Z'),
  max: new Date('2029-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Reads a time of day as a person does. */
function readTime(words: string): string {
  const [, hour = '', minute = '', half = ''] = /^(\d{1,2}):(\d\d)(?:\s([ap])\.?m\.?)?$/i.exec(words) ?? [];
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
  return `${String(hours).padStart(2, '0')}:${minute}`;
}

/** Reads a day as a person does on that day: the one of that name that is closest before it, or after it. */
function readDay(words: string, today: string, direction: 1 | -1): string | undefined {
  const fromToday = { yesterday: -1, today: 0, tomorrow: 1 }[words];
  if (fromToday !== undefined) return addDays(today, fromToday);
  const month = MONTHS.find((it) => words.includes(it));
  const isIt = (day: string) =>
    (!month || (MONTHS[Number(day.slice(5, 7)) - 1] === month && Number(/\d+/.exec(words)) === Number(day.slice(8)))) &&
    words.includes(weekdayInWords(day));
  return Array.from({ length: 365 }, (_, n) => addDays(today, n * direction)).find(isIt);
}

test('a time reads as the minute that it was, in every zone and locale', () => {
  fc.assert(
    fc.property(zones, instants, locales, (zone, at, locale) => {
      const time = readTime(timeInWords(at, zone, locale));
      expect(time).toBe(timeIn(zone, at));
      expect(readTime(timeOfDayInWords(time, locale))).toBe(time);
      expect(timeIn(zone, instantAt('2026-11-24', time, zone))).toBe(time);
    }),
  );
});

test('a day reads as the day that it was or will be, in every locale', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 364 }), locales, (at, distance, locale) => {
      const today = dayIn('UTC', at);
      const [past, future] = [addDays(today, -distance), addDays(today, distance)];
      expect(readDay(whenInWords(past, today, locale), today, -1)).toBe(past);
      expect(readDay(upcomingInWords(future, today, locale), today, 1)).toBe(future);
      expect(readDay(untilInWords(future, today, locale), today, 1)).toBe(future);
      expect(readDay(dayInWords(future, locale), today, 1)).toBe(future);
    }),
  );
});

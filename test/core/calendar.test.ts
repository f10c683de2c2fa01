import fc from 'fast-check';
import {
  addDays,
  dayIn,
  daysBetween,
  instantAt,
  isZone,
  nextDayAt,
  onOrAfter,
  timeIn,
  type Weekday,
  weekdayOf,
} from '../../src/core/calendar.js';

const at = (text: string) => new Date(text);

test.each([
  ['Europe/Berlin', '2026-11-23T23:30:00Z', '2026-11-24', '00:30'],
  ['America/Los_Angeles', '2026-11-23T07:59:00Z', '2026-11-22', '23:59'],
  ['Asia/Kolkata', '2026-11-23T18:31:00Z', '2026-11-24', '00:01'],
  ['Pacific/Kiritimati', '2026-11-23T10:00:00Z', '2026-11-24', '00:00'],
])('in %s, %s is %s at %s', (zone, instant, day, time) => {
  expect([dayIn(zone, at(instant)), timeIn(zone, at(instant))]).toEqual([day, time]);
});

test.each([
  ['an ordinary day', '2026-11-24', '09:00', 'Europe/Berlin', '2026-11-24T08:00:00Z'],
  ['a time that occurs twice is the first of the two', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
  [
    'a time that DST skips moves later by the length of the gap',
    '2026-03-29',
    '02:30',
    'Europe/Berlin',
    '2026-03-29T01:30:00Z',
  ],
  ['a skipped time in New York', '2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00Z'],
  ['a gap of half an hour', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00Z'],
  ['a gap at midnight', '2026-09-06', '00:30', 'America/Santiago', '2026-09-06T04:30:00Z'],
])('instantAt converts a local time: %s', (_, day, time, zone, instant) => {
  expect(instantAt(day, time, zone)).toEqual(at(instant));
});

test.each<[string, string, readonly Weekday[], string]>([
  ['a Monday stays on Monday', '2026-11-23', [1, 2, 3, 4, 5], '2026-11-23'],
  ['a Saturday moves to Monday', '2026-11-28', [1, 2, 3, 4, 5], '2026-11-30'],
  ['a Tuesday moves to the next Monday', '2026-11-24', [1], '2026-11-30'],
])('onOrAfter returns the next of these weekdays: %s', (_, from, weekdays, day) => {
  expect(onOrAfter(from, weekdays)).toBe(day);
});

test('onOrAfter without weekdays throws a RangeError', () => {
  expect(() => onOrAfter('2026-11-23', [])).toThrow(RangeError);
});

test.each([
  ['Mars/Olympus', false],
  ['Europe/Berlin', true],
  ['UTC', true],
  ['', false],
])('the zone "%s" is known: %s', (zone, known) => {
  expect(isZone(zone)).toBe(known);
});

const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'America/Santiago',
  'Africa/Casablanca',
  'UTC',
);
const instants = fc.date({ min: at('2025-01-01T00:00:00Z'), max: at('2029-01-01T00:00:00Z'), noInvalidDate: true });
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((hm) => hm.map((n) => String(n).padStart(2, '0')).join(':'));
const weekdays = fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 });

test('nextDayAt returns the first matching day on which the time is still to come', () => {
  fc.assert(
    fc.property(zones, instants, times, weekdays, fc.integer({ min: -30, max: 30 }), (zone, now, time, days, shift) => {
      const today = dayIn(zone, now);
      const from = addDays(today, shift);
      const found = nextDayAt(now, { time, zone, weekdays: days, from });
      const fits = (day: string) => day >= from && days.includes(weekdayOf(day)) && instantAt(day, time, zone) > now;
      expect(fits(found)).toBe(true);
      const start = from < today ? today : from;
      for (let day = start; day < found; day = addDays(day, 1)) expect(fits(day)).toBe(false);
    }),
  );
});

test('daysBetween returns the number of days that addDays added', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: -400, max: 400 }), (now, days) => {
      const day = dayIn('UTC', now);
      expect(daysBetween(day, addDays(day, days))).toBe(days);
    }),
  );
});

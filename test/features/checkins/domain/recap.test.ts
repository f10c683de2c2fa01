import fc from 'fast-check';
import { addDays, dayIn, startOfDay, weekdayOf } from '../../../../src/core/calendar.js';
import { DAY, HOUR, WEEK } from '../../../../src/core/durations.js';
import type { Outcome } from '../../../../src/features/checkins/domain/outcome.js';
import {
  daysAnswered,
  dueOfRecap,
  isRecapOver,
  nextRecap,
  weekOfRecap,
} from '../../../../src/features/checkins/domain/recap.js';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'America/Santiago', 'Asia/Beirut', 'UTC'];
const anyZone = fc.constantFrom(...ZONES);
const anyTime = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });

test('the next recap is due when a Monday begins in the person’s zone, whatever the time and DST', () => {
  fc.assert(
    fc.property(anyZone, anyTime, (zone, now) => {
      const next = nextRecap(zone, now);
      const monday = dayIn(zone, next);
      expect(weekdayOf(monday)).toBe(1);
      expect(next).toEqual(startOfDay(monday, zone));
      expect(next > now).toBe(true);
      expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(WEEK + HOUR);
      expect(weekOfRecap(zone, next)).toBe(addDays(monday, -7));
      expect(dueOfRecap(weekOfRecap(zone, next), zone)).toEqual(next);
    }),
    { numRuns: 300 },
  );
});

/** Runs the recaps of a person who moves, each when it is due. Returns the weeks that they were about. */
function recapsOf(zones: readonly string[], start: Date): string[] {
  let due = nextRecap(zones[0] ?? 'UTC', start);
  const weeks: string[] = [];
  for (const zone of zones) {
    weeks.push(weekOfRecap(zone, due));
    due = nextRecap(zone, due);
  }
  return weeks;
}

test('a person who stays in one zone gets one recap for each week', () => {
  fc.assert(
    fc.property(anyZone, anyTime, (zone, start) => {
      const weeks = recapsOf(Array(60).fill(zone), start);
      weeks.slice(1).forEach((week, i) => {
        expect(week).toBe(addDays(weeks[i] ?? '', 7));
      });
    }),
    { numRuns: 30 },
  );
});

test('a person who moves between zones misses no week, and a week that comes twice is the same one', () => {
  fc.assert(
    fc.property(fc.array(anyZone, { minLength: 2, maxLength: 30 }), anyTime, (zones, start) => {
      const weeks = recapsOf(zones, start);
      weeks.slice(1).forEach((week, i) => {
        expect([weeks[i], addDays(weeks[i] ?? '', 7)]).toContain(week);
      });
    }),
    { numRuns: 100 },
  );
});

test.each([
  ['Europe/Berlin', '2026-10-25T12:00:00Z', '2026-10-25T23:00:00Z'],
  ['Europe/Berlin', '2026-10-25T23:00:00Z', '2026-11-01T23:00:00Z'],
  ['America/New_York', '2026-03-08T12:00:00Z', '2026-03-09T04:00:00Z'],
  ['Asia/Tokyo', '2026-11-22T14:59:00Z', '2026-11-22T15:00:00Z'],
  // The clocks go forward at midnight.
  ['Asia/Beirut', '2026-03-29T12:00:00Z', '2026-03-29T21:00:00Z'],
])('in %s, at %s, the next recap is due at %s', (zone, now, due) => {
  expect(nextRecap(zone, new Date(now))).toEqual(new Date(due));
});

test('a recap is over once the next one is due', () => {
  const next = dueOfRecap('2026-11-30', 'Europe/Berlin');
  expect(isRecapOver('2026-11-23', 'Europe/Berlin', new Date(next.getTime() - 1))).toBe(false);
  expect(isRecapOver('2026-11-23', 'Europe/Berlin', next)).toBe(true);
});

const NOW = new Date('2026-11-30T00:00:00Z');
const on = (day: number, outcome: Outcome | null, { isAsked = true, isOpen = false } = {}) => ({
  day: `2026-11-${day}`,
  outcome,
  askedAt: isAsked ? new Date(`2026-11-${day}T08:00:00Z`) : null,
  deadlineAt: isOpen ? new Date(NOW.getTime() + DAY) : new Date(`2026-11-${day}T17:00:00Z`),
});

test.each([
  ['a day that was answered or missed was asked', [on(23, 'answered'), on(24, null)], { answered: 1, asked: 2 }],
  ['days that were skipped or away count for nothing', [on(23, 'skipped'), on(24, 'away')], { answered: 0, asked: 0 }],
  ['one that was answered unasked counts', [on(23, 'answered', { isAsked: false })], { answered: 1, asked: 1 }],
  ['one that may still be answered doesn’t count yet', [on(29, null, { isOpen: true })], { answered: 0, asked: 0 }],
  ['one that was passed over counts for nothing', [on(23, null, { isAsked: false })], { answered: 0, asked: 0 }],
  ['one with several check-ins is one day', [on(23, 'answered'), on(23, null)], { answered: 1, asked: 1 }],
])('in a recap, %s', (_, checkins, days) => {
  expect(daysAnswered(checkins, NOW)).toEqual(days);
});

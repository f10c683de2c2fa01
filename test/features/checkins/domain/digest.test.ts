import fc from 'fast-check';
import { addDays, dayIn, instantAt, timeIn, weekdayOf } from '../../../../src/core/calendar.js';
import { DAY, HOUR, WEEK } from '../../../../src/core/durations.js';
import {
  isStale,
  longestOfEach,
  milestoneSince,
  nextDigest,
  weekOfDigest,
} from '../../../../src/features/checkins/domain/digest.js';
import { milestonesUpTo } from '../../../../src/features/checkins/domain/streak.js';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu', 'UTC'];
const MONDAY = '2026-11-23';

test('the next digest is the first Monday at 9:00 in its zone, whatever the time and DST', () => {
  const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), at, (zone, now) => {
      const next = nextDigest(zone, now);
      expect([timeIn(zone, next), weekdayOf(dayIn(zone, next))]).toEqual(['09:00', 1]);
      expect(next > now).toBe(true);
      expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(WEEK + HOUR);
      const { from, until } = weekOfDigest(next, zone);
      expect([weekdayOf(from), addDays(from, 6), addDays(until, 1)]).toEqual([1, until, dayIn(zone, next)]);
    }),
    { numRuns: 200 },
  );
});

test('a digest that is two days late is left out', () => {
  const dueAt = instantAt(MONDAY, '09:00', 'Europe/Berlin');
  expect(isStale(dueAt, new Date(dueAt.getTime() + 2 * DAY))).toBe(false);
  expect(isStale(dueAt, new Date(dueAt.getTime() + 2 * DAY + 1))).toBe(true);
});

test.each([
  [4, []],
  [5, [5]],
  [99, [5, 10, 25, 50]],
  [150, [5, 10, 25, 50, 100, 150]],
])('a streak of %i has reached %j', (length, reached) => {
  expect(milestonesUpTo(length)).toEqual(reached);
});

const answered = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const day = addDays(MONDAY, i - count);
    return {
      day,
      deadlineAt: new Date(`${day}T18:00:00Z`),
      askedAt: new Date(`${day}T09:00:00Z`),
      outcome: 'answered' as const,
    };
  });

test.each([
  ['was reached in the week', 6, 5],
  ['was reached on its first day', 16, 10],
  ['was reached before it', 18, undefined],
  ['is ahead', 4, undefined],
  ['is the larger of two', 11, 10],
])('a digest names a streak whose milestone %s (%i days)', (_, days, milestone) => {
  expect(milestoneSince(answered(days), addDays(MONDAY, -7), instantAt(MONDAY, '09:00', 'UTC'))).toBe(milestone);
});

test('a milestone that was reached in an earlier streak is not named again', () => {
  const missed = { ...answered(1)[0], outcome: null } as const;
  const on = (n: number, it: object) => ({ ...it, day: addDays(MONDAY, n - 30), deadlineAt: new Date(0) });
  const all = [...answered(6), missed, missed, missed, ...answered(6)].map((it, n) => on(n, it)) as never;
  expect(milestoneSince(all, addDays(MONDAY, -21), instantAt(MONDAY, '09:00', 'UTC'))).toBeUndefined();
});

test('a digest names the longest streak of a member who has several', () => {
  const [daily, weekly, bens] = [25, 10, 5].map((length, n) => ({ userId: n < 2 ? 'Uann' : 'Uben', length }));
  expect(longestOfEach([weekly, daily, bens] as never)).toEqual([daily, bens]);
});

import { addDays, instantAt } from '../../../../src/core/calendar.js';
import { missedDays, nextDeadline, type PastCheckin } from '../../../../src/features/partners/domain/missing.js';

const MONDAY = '2026-11-23';
const at = (day: number, time: string) => instantAt(addDays(MONDAY, day), time, 'UTC');
const LONG_AGO = at(-30, '00:00');
const NOW = at(5, '00:00');

/** A week, one letter a day from Monday on: missed, answered, skipped, away, rested, not asked, or one that opens later. */
const week = (days: string): PastCheckin[] =>
  [...days].map((kind, n) => ({
    day: addDays(MONDAY, n),
    opensAt: at(n, '09:00'),
    deadlineAt: at(n, '18:00'),
    askedAt: kind === '-' ? null : at(n, '09:00'),
    outcome: { a: 'answered', s: 'skipped', w: 'away', r: 'rested' }[kind] ?? null,
  }));

test.each([
  ['', []],
  ['m', []],
  ['mm', [0, 1]],
  ['amm', [1, 2]],
  ['mma', []],
  ['mmm', [0, 1, 2]],
  ['mam', []],
  ['msm', []],
  ['mms', []],
  ['mwm', [0, 2]],
  ['mrm', [0, 2]],
  ['m-m', [0, 2]],
  ['mmw', [0, 1]],
  ['w-r', []],
])('of the days %s, partners hear of %j', (days, missed) => {
  const found = missedDays(week(days), LONG_AGO, NOW);
  expect(found ?? []).toEqual(missed.map((n) => addDays(MONDAY, n)));
});

test('a check-in counts once its deadline has passed', () => {
  expect(missedDays(week('mm'), LONG_AGO, at(1, '17:59'))).toBeUndefined();
  expect(missedDays(week('mm'), LONG_AGO, at(1, '18:00'))).toHaveLength(2);
});

test('check-ins from before they were partners don’t count', () => {
  expect(missedDays(week('mmm'), at(1, '10:00'), NOW)).toBeUndefined();
  expect(missedDays(week('mmmm'), at(1, '10:00'), NOW)).toEqual([addDays(MONDAY, 2), addDays(MONDAY, 3)]);
});

test('two check-ins on one day are one day', () => {
  expect(missedDays([...week('m'), ...week('m')], LONG_AGO, NOW)).toBeUndefined();
});

test('the next deadline is that of the first open check-in', () => {
  expect(nextDeadline(week('mamm'), at(1, '12:00'))).toEqual(at(2, '18:00'));
  expect(nextDeadline(week('mm'), NOW)).toBeUndefined();
});

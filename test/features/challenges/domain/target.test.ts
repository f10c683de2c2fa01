import fc from 'fast-check';
import { addDays } from '../../../../src/core/calendar.js';
import { lengthOf } from '../../../../src/features/challenges/domain/days.js';
import { groupTarget, targetFrom } from '../../../../src/features/challenges/domain/target.js';
import { MOST_DAYS, plans } from '../../../support/challenge-plans.js';

test.each([
  ['before it begins', '2026-11-20', 10],
  ['on its first day', '2026-11-23', 10],
  ['on its second day', '2026-11-24', 10],
  ['half way', '2026-11-30', 5],
  ['on its last day', '2026-12-06', 1],
  ['after it', '2026-12-07', 1],
])('a member who joins %s has a target of their own', (_, joined, expected) => {
  expect(targetFrom(MOST_DAYS, joined)).toBe(expected);
});

test('a target with decimals is rounded up to hundredths', () => {
  expect(targetFrom({ ...MOST_DAYS, measure: 'amount', target: 42.195 }, '2026-12-04')).toBe(9.05);
});

test('the target of a late joiner is at least 1, at most the full one, and falls from day to day', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const targets = Array.from({ length: lengthOf(plan) + 2 }, (_, n) =>
        targetFrom(plan, addDays(plan.firstDay, n - 1)),
      );
      expect(targets[0]).toBe(plan.target);
      targets.forEach((it, n) => {
        expect(it).toBeGreaterThan(0);
        expect(it).toBeLessThanOrEqual(targets[n - 1] ?? plan.target);
      });
    }),
  );
});

test.each([
  [[], 0],
  [[10], 7],
  [[10, 10, 5], 18],
  [[3, 3, 3, 3, 3, 3, 3, 3], 17],
])('70 %% of the targets %j are %f', (targets, expected) => {
  expect(groupTarget(MOST_DAYS, targets)).toBe(expected);
});

test('the target of the group depends neither on the order nor, by more than rounding, on how members are grouped', () => {
  const targets = fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 30 });
  fc.assert(
    fc.property(targets, targets, (one, other) => {
      const together = groupTarget(MOST_DAYS, [...one, ...other]);
      expect(groupTarget(MOST_DAYS, [...other, ...one])).toBe(together);
      expect(Math.abs(groupTarget(MOST_DAYS, one) + groupTarget(MOST_DAYS, other) - together)).toBeLessThanOrEqual(1);
    }),
  );
});

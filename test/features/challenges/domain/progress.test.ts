import fc from 'fast-check';
import { addDays } from '../../../../src/core/calendar.js';
import { lengthOf } from '../../../../src/features/challenges/domain/days.js';
import { type Logged, progressOf } from '../../../../src/features/challenges/domain/progress.js';
import { MOST_DAYS, plans } from '../../../support/challenge-plans.js';

const twice: Logged[] = [
  { day: '2026-11-23', amount: 1 },
  { day: '2026-11-23', amount: 0.1 },
  { day: '2026-11-24', amount: 0.2 },
];

test.each([
  [{ measure: 'days', rhythm: 'daily' }, 2],
  [{ measure: 'days', rhythm: 'weekly' }, 1],
  [{ measure: 'amount', rhythm: 'any' }, 1.3],
] as const)('%j', (plan, expected) => {
  expect(progressOf({ ...MOST_DAYS, ...plan }, twice)).toBe(expected);
});

const planAndLogs = plans.chain((plan) =>
  fc.record({
    plan: fc.constant(plan),
    logs: fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: lengthOf(plan) - 1 }).map((n) => addDays(plan.firstDay, n)),
        amount: fc.integer({ min: 1, max: 100_000 }).map((it) => it / 100),
      }),
      { maxLength: 40 },
    ),
  }),
);

test('progress is never negative, never falls by a log, and does not depend on their order; undoing restores it', () => {
  fc.assert(
    fc.property(planAndLogs, ({ plan, logs }) => {
      const steps = logs.map((_, n) => progressOf(plan, logs.slice(0, n + 1)));
      steps.forEach((it, n) => {
        expect(it).toBeGreaterThanOrEqual(steps[n - 1] ?? 0);
      });
      expect(progressOf(plan, [...logs].reverse())).toBe(progressOf(plan, logs));
      expect(progressOf(plan, logs.slice(0, -1))).toBe(steps.at(-2) ?? 0);
    }),
  );
});

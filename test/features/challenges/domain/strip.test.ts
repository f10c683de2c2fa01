import fc from 'fast-check';
import { addDays } from '../../../../src/core/calendar.js';
import { lengthOf } from '../../../../src/features/challenges/domain/days.js';
import { progressOf } from '../../../../src/features/challenges/domain/progress.js';
import { STRIP_DAYS, stripOf } from '../../../../src/features/challenges/domain/strip.js';
import { MOST_DAYS, plans } from '../../../support/challenge-plans.js';

const LOGGED = ['2026-11-23', '2026-11-24', '2026-11-24', '2026-11-26'].map((day) => ({ day }));

test.each([
  ['before it begins', {}, '2026-11-22', undefined],
  ['on its first day', {}, '2026-11-23', { marks: '●', done: 1, of: 1 }],
  ['on its fourth day', {}, '2026-11-26', { marks: '●●○●', done: 3, of: 4 }],
  ['after its last day', {}, '2026-12-09', { marks: '●●○●○○○○○○○○○○', done: 3, of: 14 }],
  [
    'longer than the strip',
    { lastDay: '2026-12-31' },
    '2026-12-08',
    { marks: '●○○○○○○○○○○○○'.padStart(14, '○'), done: 1, of: 14 },
  ],
  [
    'on Mondays and Thursdays',
    { rhythm: 'weekdays', weekdays: [1, 4] },
    '2026-11-27',
    { marks: '●●·●·', done: 3, of: 5 },
  ],
  ['weekly', { rhythm: 'weekly' }, '2026-12-01', { marks: '●○', done: 1, of: 2 }],
] as const)('%s', (_, more, today, expected) => {
  const plan = { ...MOST_DAYS, ...more, weekdays: 'weekdays' in more ? [...more.weekdays] : [] };
  expect(stripOf(plan, LOGGED, today)).toEqual(expected);
});

test('a strip shows what counts: as many days as were done, if it shows them all', () => {
  fc.assert(
    fc.property(plans, fc.array(fc.nat({ max: 59 })), (plan, days) => {
      const length = lengthOf(plan);
      const logs = days.filter((n) => n < length).map((n) => ({ day: addDays(plan.firstDay, n), amount: 1 }));
      const strip = stripOf(plan, logs, addDays(plan.lastDay, 1));
      expect([...(strip?.marks ?? '')]).toHaveLength(strip?.of ?? 0);
      if (plan.rhythm === 'weekly' || length <= STRIP_DAYS)
        expect(strip?.done).toBe(progressOf({ ...plan, measure: 'days' }, logs));
    }),
  );
});

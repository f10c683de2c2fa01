import fc from 'fast-check';
import { addDays } from '../../../../src/core/calendar.js';
import { lengthOf, slotsBetween } from '../../../../src/features/challenges/domain/days.js';
import { paceOf, plannedBefore } from '../../../../src/features/challenges/domain/pace.js';
import { MOST_DAYS, plans } from '../../../support/challenge-plans.js';

const weekly = { rhythm: 'weekly', lastDay: '2026-12-20', target: 3 } as const;
const pages = { measure: 'amount', rhythm: 'any', lastDay: '2026-12-20', target: 200 } as const;
const talks = { measure: 'count', rhythm: 'any', lastDay: '2026-12-13', target: 10 } as const;

test.each([
  ['before it begins', {}, '2026-11-20', 0, undefined, { left: 10, slots: 14, each: { amount: 5, per: 'week' } }],
  ['on its first day', {}, '2026-11-23', 0, undefined, { left: 10, slots: 14, each: { amount: 5, per: 'week' } }],
  ['after the first log', {}, '2026-11-23', 1, '2026-11-23', { left: 9, slots: 13, each: { amount: 5, per: 'week' } }],
  ['in the last week', {}, '2026-12-02', 8, '2026-12-01', { left: 2, slots: 5, each: undefined }],
  ['with more left than days', {}, '2026-11-28', 0, undefined, { left: 10, slots: 9, each: undefined }],
  ['when done', {}, '2026-12-02', 11, '2026-12-02', { left: 0, slots: 4, each: undefined }],
  ['in the grace', {}, '2026-12-08', 9, '2026-12-06', { left: 1, slots: 0, each: undefined }],
  ['weekly, this week done', weekly, '2026-11-24', 1, '2026-11-24', { left: 2, slots: 3, each: undefined }],
  ['weekly, this week open', weekly, '2026-12-01', 1, '2026-11-24', { left: 2, slots: 3, each: undefined }],
  ['pages a day', pages, '2026-12-11', 100, '2026-12-11', { left: 100, slots: 10, each: { amount: 10, per: 'day' } }],
  ['few pages', pages, '2026-12-11', 187.5, undefined, { left: 12.5, slots: 10, each: { amount: 1.3, per: 'day' } }],
  ['talks a week', talks, '2026-11-30', 4, undefined, { left: 6, slots: 14, each: { amount: 3, per: 'week' } }],
  ['talks at the end', talks, '2026-12-12', 9, undefined, { left: 1, slots: 2, each: undefined }],
  [
    'pages a week',
    { ...pages, rhythm: 'weekly' },
    '2026-12-07',
    150,
    undefined,
    { left: 50, slots: 2, each: { amount: 25, per: 'week' } },
  ],
  [
    'pages on days',
    { ...pages, rhythm: 'weekdays', weekdays: [2, 4] },
    '2026-12-14',
    150,
    undefined,
    { left: 50, slots: 2, each: { amount: 25, per: 'time' } },
  ],
] as const)('%s', (_, more, today, done, lastLogged, expected) => {
  const plan = { ...MOST_DAYS, ...more, weekdays: 'weekdays' in more ? [...more.weekdays] : [] };
  expect(paceOf(plan, { done, target: plan.target, today, lastLogged })).toEqual(expected);
});

test('what is left is never negative, and doing what the pace says on each slot is enough', () => {
  fc.assert(
    fc.property(plans, fc.nat({ max: 400 }), fc.integer({ min: -3, max: 70 }), (plan, percent, n) => {
      const today = addDays(plan.firstDay, n);
      const done = Math.round((plan.target * percent) / 4) / 100;
      const { left, slots, each } = paceOf(plan, { done, target: plan.target, today });
      expect(left).toBeGreaterThanOrEqual(0);
      expect(slots).toBe(slotsBetween(plan, today, plan.lastDay));
      if (!each) return;
      expect(each.amount).toBeGreaterThan(0);
      const days = lengthOf({ ...plan, firstDay: today < plan.firstDay ? plan.firstDay : today });
      const times = { day: days, time: slots, week: plan.rhythm === 'weekly' ? slots : days / 7 }[each.per];
      expect(each.amount * times).toBeGreaterThanOrEqual(left - 0.001);
    }),
  );
});

test('the plan of a target rises from nothing on the first day to all of it after the last', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const days = Array.from({ length: lengthOf(plan) + 1 }, (_, n) => addDays(plan.firstDay, n));
      const planned = days.map((day) => plannedBefore(plan, plan.target, day));
      expect(planned).toEqual([...planned].sort((a, b) => a - b));
      if (slotsBetween(plan, plan.firstDay, plan.lastDay) === 0) return;
      expect([planned[0], planned.at(-1)]).toEqual([0, plan.target]);
    }),
  );
});

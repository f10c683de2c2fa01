import fc from 'fast-check';
import { addDays, type Weekday } from '../../src/core/calendar.js';
import { MEASURES, type Plan, RHYTHMS } from '../../src/features/challenges/domain/plan.js';

/** A challenge of two weeks from a Monday on, of which ten days are to be done. */
export const MOST_DAYS: Plan = {
  measure: 'days',
  rhythm: 'daily',
  weekdays: [],
  firstDay: '2026-11-23',
  lastDay: '2026-12-06',
  target: 10,
  graceDays: 3,
};

/** Plans of all kinds, also across changes of the clocks. */
export const plans: fc.Arbitrary<Plan> = fc
  .record({
    measure: fc.constantFrom(...MEASURES),
    rhythm: fc.constantFrom(...RHYTHMS),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    start: fc.integer({ min: 0, max: 700 }),
    days: fc.integer({ min: 1, max: 60 }),
    hundredths: fc.integer({ min: 1, max: 100_000 }),
    graceDays: fc.integer({ min: 0, max: 7 }),
  })
  .map(({ start, days, hundredths, weekdays, ...it }) => {
    const firstDay = addDays('2026-01-01', start);
    const target = it.measure === 'amount' ? hundredths / 100 : Math.ceil(hundredths / 100);
    return { ...it, weekdays: weekdays as Weekday[], firstDay, lastDay: addDays(firstDay, days - 1), target };
  });

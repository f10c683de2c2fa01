import { addDays } from '../../../../src/core/calendar.js';
import { quietAfter, usualGap } from '../../../../src/features/nudges/domain/rhythm.js';

/** Returns days with these gaps between them. */
const days = (...gaps: number[]) =>
  [0, ...gaps].map((_, i) =>
    addDays(
      '2026-09-01',
      gaps.slice(0, i).reduce((sum, gap) => sum + gap, 0),
    ),
  );

test.each([
  ['a member without active days has no usual gap', [], undefined],
  ['four gaps are too few for a usual gap', days(1, 1, 1, 1), undefined],
  ['five gaps are enough for a usual gap', days(1, 1, 1, 1, 1), 1],
  ['one long absence does not change the usual gap', days(2, 2, 2, 40, 2), 2],
  ['the median of an even number of gaps lies between two', days(1, 1, 1, 2, 3, 3), 1.5],
  ['the median is by size, not by date', days(9, 1, 7, 3, 5), 5],
])('%s', (_, active, gap) => {
  expect(usualGap(active)).toBe(gap);
});

test.each([
  ['a member who is active daily is quiet after a week', 1, 7],
  ['a member who is active every three days is quiet after nine', 3, 9],
  ['half days are rounded up', 2.5, 8],
  ['a member who is active twice a month is quiet after 42 days', 14, 42],
  ['a member without a usual gap is quiet after a week', undefined, 7],
])('%s', (_, gap, after) => {
  expect(quietAfter(gap, { leastDays: 7, timesGap: 3 })).toBe(after);
});

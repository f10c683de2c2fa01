import { addDays } from '../../../../src/core/calendar.js';
import { quietAfter, usualGap } from '../../../../src/features/nudges/domain/rhythm.js';

/** Days with these gaps between them. */
const days = (...gaps: number[]) =>
  [0, ...gaps].map((_, i) =>
    addDays(
      '2026-09-01',
      gaps.slice(0, i).reduce((sum, gap) => sum + gap, 0),
    ),
  );

test.each([
  ['nobody was there', [], undefined],
  ['five days make four gaps, which are no rhythm', days(1, 1, 1, 1), undefined],
  ['five gaps are one', days(1, 1, 1, 1, 1), 1],
  ['one long absence does not change it', days(2, 2, 2, 40, 2), 2],
  ['the middle of an even number lies between two', days(1, 1, 1, 2, 3, 3), 1.5],
  ['it is the middle by size, not by date', days(9, 1, 7, 3, 5), 5],
])('%s', (_, active, gap) => {
  expect(usualGap(active)).toBe(gap);
});

test.each([
  ['who comes daily, after a week', 1, 7],
  ['who comes every three days, after nine', 3, 9],
  ['half days are rounded up', 2.5, 8],
  ['who comes twice a month, after 42', 14, 42],
  ['without any rhythm, after a week', undefined, 7],
])('quiet is %s', (_, gap, after) => {
  expect(quietAfter(gap, { leastDays: 7, timesGap: 3 })).toBe(after);
});

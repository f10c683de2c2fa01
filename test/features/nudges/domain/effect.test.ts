import { differenceOf, effectOf, MIN_SAMPLE } from '../../../../src/features/nudges/domain/effect.js';

const rounded = (value: number) => Number(value.toFixed(4));

// Newcombe 1998, table II, method 10.
test.each([
  [56, 70, 48, 80, 0.2, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.6, 0.1705, 0.809],
  [6, 7, 2, 7, 0.5714, 0.0582, 0.8062],
  [5, 56, 0, 29, 0.0893, -0.0381, 0.1926],
  [0, 10, 0, 20, 0, -0.1611, 0.2775],
  [0, 10, 0, 10, 0, -0.2775, 0.2775],
  [10, 10, 0, 20, 1, 0.6791, 1],
  [10, 10, 0, 10, 1, 0.6075, 1],
])(
  '%i of %i and %i of %i differ by %f, with a confidence interval from %f to %f',
  (a, ofA, b, ofB, difference, low, high) => {
    const found = differenceOf({ count: a, of: ofA }, { count: b, of: ofB });
    expect(Object.values(found).map(rounded)).toEqual([difference, low, high]);
  },
);

test('effectOf returns undefined if either sample is too small', () => {
  const enough = { count: 3, of: MIN_SAMPLE };
  const few = { count: 3, of: MIN_SAMPLE - 1 };
  expect(effectOf(few, enough)).toBeUndefined();
  expect(effectOf(enough, few)).toBeUndefined();
  expect(effectOf(enough, enough)?.difference).toBe(0);
});

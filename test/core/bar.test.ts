import fc from 'fast-check';
import { barOf } from '../../src/core/bar.js';

test.each([
  [0, '▱▱▱▱▱▱▱▱▱▱'],
  [0.01, '▰▱▱▱▱▱▱▱▱▱'],
  [0.6, '▰▰▰▰▰▰▱▱▱▱'],
  [0.999, '▰▰▰▰▰▰▰▰▰▱'],
  [1, '▰▰▰▰▰▰▰▰▰▰'],
  [1.4, '▰▰▰▰▰▰▰▰▰▰'],
])('the bar of %d is %s', (part, expected) => {
  expect(barOf(part)).toBe(expected);
});

test('a bar has its width, and never becomes shorter as more is done', () => {
  const part = fc.double({ min: 0, max: 2, noNaN: true });
  fc.assert(
    fc.property(part, part, fc.integer({ min: 2, max: 20 }), (one, other, width) => {
      const filled = (it: number) => [...barOf(it, width)].filter((mark) => mark === '▰').length;
      expect([...barOf(one, width)]).toHaveLength(width);
      expect(filled(Math.max(one, other))).toBeGreaterThanOrEqual(filled(Math.min(one, other)));
    }),
  );
});

import fc from 'fast-check';
import { rulesIn } from '../../../../src/features/guidelines/domain/content.js';
import { askedNumber, hasRead } from '../../../../src/features/guidelines/domain/versions.js';

const step = fc.oneof(
  fc.record({ does: fc.constant('publishes' as const), isMinor: fc.boolean() }),
  fc.record({ does: fc.constantFrom('opens' as const, 'acknowledges' as const) }),
);

test('a member has read the guidelines if they saw what they acknowledged after the latest version that asks', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const versions = [{ number: 1, isMinor: false }];
      let open: number | undefined;
      let acknowledged: number | undefined;
      /** True if nothing was published for them to read since they saw what they acknowledged. */
      let expected = false;
      let openIsCurrent = false;
      for (const it of steps) {
        if (it.does === 'publishes') {
          versions.push({ number: versions.length + 1, isMinor: it.isMinor });
          if (!it.isMinor) [expected, openIsCurrent] = [false, false];
        } else if (it.does === 'opens') {
          [open, openIsCurrent] = [versions.length, true];
        } else if (open !== undefined) {
          acknowledged = Math.max(acknowledged ?? 0, open);
          expected ||= openIsCurrent;
        }
        expect(hasRead(acknowledged, askedNumber(versions))).toBe(expected);
      }
    }),
  );
});

test('nobody is asked before the first version', () => {
  expect(hasRead(undefined, askedNumber([]))).toBe(true);
});

test.each([
  ['One.\nTwo.', ['One.', 'Two.']],
  ['•  One.\r\n\n - Two.\n* Three.\n– Four.', ['One.', 'Two.', 'Three.', 'Four.']],
  ['*Bold* words\n-not a bullet', ['*Bold* words', '-not a bullet']],
  [' \n', []],
])('the rules in %j', (typed, expected) => {
  expect(rulesIn(typed)).toEqual(expected);
});

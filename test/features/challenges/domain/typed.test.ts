import fc from 'fast-check';
import type { Measure } from '../../../../src/features/challenges/domain/plan.js';
import { amountIn, amountInWords, namesUnit, parseLog } from '../../../../src/features/challenges/domain/typed.js';

test.each([
  ['3', 'count', 'en-US', { amount: 3 }],
  ['3.5', 'amount', 'en-US', { amount: 3.5 }],
  ['3,5', 'amount', 'en-US', { amount: 3.5 }],
  ['3,5', 'amount', 'de-DE', { amount: 3.5 }],
  ['1,250', 'amount', 'en-US', { amount: 1250 }],
  ['1.250', 'amount', 'de-DE', { amount: 1250 }],
  ['1.250,75', 'amount', 'de-DE', { amount: 1250.75 }],
  ['1 250', 'amount', 'en-US', { refusal: 'no-number' }],
  ['1.250', 'amount', 'en-US', { refusal: 'too-precise' }],
  ['0.005', 'amount', 'en-US', { refusal: 'too-precise' }],
  ['0', 'amount', 'en-US', { refusal: 'not-positive' }],
  ['-2', 'amount', 'en-US', { refusal: 'not-positive' }],
  ['2.5', 'count', 'en-US', { refusal: 'not-whole' }],
  ['1000000', 'count', 'en-US', { amount: 1_000_000 }],
  ['1000001', 'count', 'en-US', { refusal: 'too-much' }],
  ['9'.repeat(400), 'count', 'en-US', { refusal: 'too-much' }],
  ['3 pages', 'amount', 'en-US', { refusal: 'no-number' }],
  ['1e3', 'amount', 'en-US', { refusal: 'no-number' }],
  ['', 'amount', 'en-US', { refusal: 'no-number' }],
  ['2,5', 'amount', 'no locale', { amount: 2.5 }],
] as const)('"%s" as a %s in %s is %j', (text, measure, locale, expected) => {
  expect(amountIn(text, { measure }, locale)).toEqual(expected);
});

test.each([
  ['3 pages', 'amount', { amount: 3, note: '' }],
  ['1 page', 'amount', { amount: 1, note: '' }],
  ['3', 'amount', { amount: 3, note: '' }],
  ['2.5  on the train', 'amount', { amount: 2.5, note: 'on the train' }],
  ['3 pages of chapter two', 'amount', { amount: 3, note: 'pages of chapter two' }],
  ['pages', 'amount', undefined],
  ['2.5 pages', 'count', undefined],
  ['', 'amount', undefined],
  ['', 'days', undefined],
  ['wrote the introduction', 'days', { amount: 1, note: 'wrote the introduction' }],
  ['3 pages', 'days', { amount: 1, note: '3 pages' }],
] as const)('"/hearth log %s", with %s, logs %j', (text, measure, expected) => {
  expect(parseLog(text, { measure, unit: 'pages' }, 'en-US')).toEqual(expected);
});

test.each([
  ['3 pages', 'pages', true],
  ['3 Page', 'pages', true],
  ['3 miles', 'pages', false],
  ['', '', false],
])('"%s" names the unit "%s": %s', (text, unit, expected) => {
  expect(namesUnit(text, unit)).toBe(expected);
});

const locales = fc.constantFrom(
  'en-US',
  'en-GB',
  'de-DE',
  'de-CH',
  'fr-FR',
  'es-ES',
  'pt-BR',
  'ar-EG',
  'hi-IN',
  'ja-JP',
);

test('an amount that was written for a locale is read as the same amount there', () => {
  const hundredths = fc.integer({ min: 1, max: 99_999_999 });
  fc.assert(
    fc.property(hundredths, locales, (n, locale) => {
      const text = amountInWords(n / 100, locale);
      // India groups by twos after the first three digits, which nobody types.
      fc.pre(!(locale === 'hi-IN' && n >= 10_000_000));
      expect(amountIn(text, { measure: 'amount' }, locale)).toEqual({ amount: n / 100 });
    }),
  );
});

test('whatever is typed, an amount that is read is positive, not too large, and has at most two decimals', () => {
  const typed = fc.oneof(fc.string(), fc.stringMatching(/^[-\d., {2}]{0,12}$/), fc.double().map(String));
  const measures = fc.constantFrom<Measure>('count', 'amount');
  fc.assert(
    fc.property(typed, measures, locales, (text, measure, locale) => {
      const read = amountIn(text, { measure }, locale);
      if ('refusal' in read) return;
      expect(read.amount).toBeGreaterThan(0);
      expect(read.amount).toBeLessThanOrEqual(1_000_000);
      expect(Math.round(read.amount * 100) / 100).toBe(read.amount);
      if (measure === 'count') expect(Number.isInteger(read.amount)).toBe(true);
    }),
  );
});

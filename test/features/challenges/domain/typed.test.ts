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
  ['1 250', 'amount', 'en-US', { amount: 1250 }],
  ['1\u00a0250,5', 'amount', 'en-US', { amount: 1250.5 }],
  ['1\u202f000\u202f000', 'count', 'fr-FR', { amount: 1_000_000 }],
  ["1'250.75", 'amount', 'de-CH', { amount: 1250.75 }],
  ['1’250', 'count', 'it-IT', { amount: 1250 }],
  ['1,250.75', 'amount', 'de-DE', { amount: 1250.75 }],
  ['1.000.000', 'amount', 'en-US', { amount: 1_000_000 }],
  ['1,00,000', 'count', 'en-IN', { amount: 100_000 }],
  ['1,00,000', 'count', 'en-US', { refusal: 'no-number' }],
  ['1,250', 'amount', 'fr-FR', { refusal: 'too-precise' }],
  ['1 250,500', 'amount', 'en-US', { refusal: 'too-precise' }],
  ['12 50', 'amount', 'en-US', { refusal: 'no-number' }],
  ["1 250'000", 'amount', 'en-US', { refusal: 'no-number' }],
  ['-1 250', 'amount', 'en-US', { refusal: 'not-positive' }],
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
  ['3 pages', 'amount', 'en-US', { amount: 3, typed: '3', note: '' }],
  ['1 page', 'amount', 'en-US', { amount: 1, typed: '1', note: '' }],
  ['3', 'amount', 'en-US', { amount: 3, typed: '3', note: '' }],
  ['2.5  on the train', 'amount', 'en-US', { amount: 2.5, typed: '2.5', note: 'on the train' }],
  ['3 pages of chapter two', 'amount', 'en-US', { amount: 3, typed: '3', note: 'pages of chapter two' }],
  ['1 000 pages', 'count', 'en-US', { amount: 1000, typed: '1 000', note: '' }],
  ['1 000', 'count', 'en-US', { amount: 1000, typed: '1 000', note: '' }],
  ['1 000,5 pages of it', 'amount', 'en-US', { amount: 1000.5, typed: '1 000,5', note: 'pages of it' }],
  ['1\u00a0000 of it', 'count', 'en-US', { amount: 1000, typed: '1\u00a0000', note: 'of it' }],
  // It may be 3 or 3200, where thousands aren't grouped by spaces.
  ['3 200 m uphill', 'count', 'en-US', { amount: undefined, typed: '3 200', note: 'm uphill' }],
  ['3 200 m uphill', 'count', 'fr-FR', { amount: 3200, typed: '3 200', note: 'm uphill' }],
  ['3 20 m uphill', 'count', 'fr-FR', { amount: 3, typed: '3', note: '20 m uphill' }],
  ['2.5 pages', 'count', 'en-US', { amount: undefined, typed: '2.5', note: '' }],
  ['1.250 pages', 'amount', 'en-US', { amount: undefined, typed: '1.250', note: '' }],
  ['pages', 'amount', 'en-US', { amount: undefined, typed: '', note: 'pages' }],
  ['', 'amount', 'en-US', { amount: undefined, typed: '', note: '' }],
  ['', 'days', 'en-US', { amount: undefined, typed: '', note: '' }],
  ['wrote the introduction', 'days', 'en-US', { amount: 1, typed: '', note: 'wrote the introduction' }],
  ['3 pages', 'days', 'en-US', { amount: 1, typed: '', note: '3 pages' }],
] as const)('"/hearth log %s", with %s in %s, logs %j', (text, measure, locale, expected) => {
  expect(parseLog(text, { measure, unit: 'pages' }, locale)).toEqual(expected);
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
  'de-AT',
  'de-CH',
  'en-IN',
  'en-ZA',
  'cs-CZ',
  'pl-PL',
  'sv-SE',
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

test('thousands grouped by spaces or apostrophes, and one or two decimals, are read alike in every locale', () => {
  const number = fc.record({
    groups: fc.tuple(fc.integer({ min: 1, max: 999 }), fc.array(fc.nat({ max: 999 }), { maxLength: 1 })),
    by: fc.constantFrom('', ' ', '\u00a0', '\u2009', '\u202f', "'", '’'),
    decimals: fc.option(fc.tuple(fc.constantFrom('.', ','), fc.stringMatching(/^\d{1,2}$/)), { nil: undefined }),
  });
  fc.assert(
    fc.property(
      number,
      locales,
      fc.constantFrom('', ' of it'),
      ({ groups: [first, rest], by, decimals }, locale, note) => {
        const whole = [first, ...rest.map((it) => String(it).padStart(3, '0'))];
        const text = whole.join(by) + (decimals ?? []).join('');
        const amount = Number(`${whole.join('')}.${decimals?.[1] ?? 0}`);
        expect(amountIn(text, { measure: 'amount' }, locale)).toEqual({ amount });
        const plan = { measure: 'amount', unit: 'pages' } as const;
        expect(parseLog(`${text} pages${note}`, plan, locale)).toEqual({
          amount,
          typed: text,
          note: note && `pages${note}`,
        });
      },
    ),
  );
});

test('whatever is typed, nothing of it is lost but the unit', () => {
  const typed = fc.oneof(fc.string(), fc.stringMatching(/^[\d., ']{0,9} ?[a-z]{0,5}$/));
  const measures = fc.constantFrom<Measure>('days', 'count', 'amount');
  fc.assert(
    fc.property(typed, measures, locales, (text, measure, locale) => {
      const read = parseLog(text, { measure, unit: 'pages' }, locale);
      const bare = (of: string) => of.replace(/\s/g, '').replace(/pages?$/i, '');
      expect(bare(read.typed + read.note)).toBe(bare(text));
    }),
  );
});

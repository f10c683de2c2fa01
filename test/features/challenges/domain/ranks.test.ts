import fc from 'fast-check';
import { type Ranked, ranksFor } from '../../../../src/features/challenges/domain/ranks.js';

const all = (done: Readonly<Record<string, number>>): Ranked[] =>
  Object.entries(done).map(([id, it]) => ({ id, done: it }));
const FIVE = { ann: 9, ben: 7, kim: 7, lou: 4, mia: 1 };

test.each([
  ['the first', FIVE, 'ann', ['1 ann', '2 ben', '2 kim'], undefined],
  ['a tie', FIVE, 'kim', ['2 ben', '2 kim', '4 lou'], { id: 'ann', by: 2 }],
  ['the last but one', FIVE, 'lou', ['2 ben', '2 kim', '4 lou'], { id: 'kim', by: 3 }],
  ['the last', FIVE, 'mia', ['2 ben', '2 kim', '4 lou'], { id: 'lou', by: 3 }],
  ['all the same', { ann: 2, ben: 2 }, 'ben', ['1 ann', '1 ben'], undefined],
  ['two', { ann: 2.5, ben: 2.2 }, 'ben', ['1 ann'], { id: 'ann', by: 0.3 }],
  ['alone', { ann: 2 }, 'ann', ['1 ann'], undefined],
] as const)('%s', (_, done, id, places, ahead) => {
  const ranks = ranksFor(all(done), id);
  expect(ranks?.places.map((it) => `${it.place} ${it.id}`)).toEqual(places);
  expect(ranks?.ahead).toEqual(ahead);
});

test('those who are not in the ranks see none', () => {
  expect(ranksFor(all(FIVE), 'zoe')).toBeUndefined();
});

test('ties share a place, nobody is shown as last, and the order of the participants does not matter', () => {
  const ranked = fc.uniqueArray(
    fc.record({ id: fc.stringMatching(/^[a-z]{1,3}$/), done: fc.integer({ min: 1, max: 6 }) }),
    { minLength: 1, maxLength: 12, selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(ranked, fc.nat(), (people, n) => {
      const viewer = people[n % people.length]?.id ?? '';
      const ranks = ranksFor(people, viewer);
      expect(ranks).toEqual(ranksFor([...people].reverse(), viewer));
      const places = ranks?.places ?? [];
      expect(places.length).toBeLessThanOrEqual(3);
      for (const one of places) {
        expect(one.place === 1 || people.some((it) => it.done < one.done)).toBe(true);
        for (const other of places) expect(one.place < other.place).toBe(one.done > other.done);
      }
      const own = people.find((it) => it.id === viewer);
      const isLast = people.every((it) => it.done >= (own?.done ?? 0)) && people.some((it) => it.done !== own?.done);
      expect(places.some((it) => it.id === viewer)).toBe(!isLast);
    }),
  );
});

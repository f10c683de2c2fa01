import fc from 'fast-check';
import { answered, changesTo, distinct, missingIn, type Rename } from '../../../src/features/topics/domain.js';

const rename = (from: string, to: string): Rename => ({ from, to });

test.each<[string, string, string, { removed?: string; renamed?: Rename[]; questions?: Rename[] }]>([
  ['the same', 'a b c', 'a b c', {}],
  ['another order', 'a b c', 'c a b', {}],
  ['one more', 'a b', 'a x b', {}],
  ['one less', 'a b c', 'a c', { removed: 'b' }],
  ['other letters', 'a b c', 'c a B', { renamed: [rename('b', 'B')] }],
  ['another one in its place', 'a b c', 'a x c', { removed: 'b', questions: [rename('b', 'x')] }],
  ['another one in its place, and one more', 'a b', 'a x y', { removed: 'b', questions: [rename('b', 'x')] }],
  ['two in the place of two', 'a b c', 'a x y', { removed: 'b c', questions: [rename('b', 'x'), rename('c', 'y')] }],
  ['one less and one more elsewhere', 'a b c', 'b c x', { removed: 'a' }],
  ['another one in place of one that moves', 'a b', 'x a', { removed: 'b' }],
  ['nothing', 'a b', '', { removed: 'a b' }],
  ['the first ones', '', 'a b', {}],
])('after %s, it is told what became of each topic', (_, before, after, expected) => {
  const list = (text: string) => text.split(' ').filter(Boolean);
  const { removed = '', renamed = [], questions = [] } = expected;
  expect(changesTo(list(before), list(after))).toEqual({ removed: list(removed), renamed, questions });
});

test('a new name keeps what would be removed', () => {
  const changes = { removed: ['b', 'c'], renamed: [rename('a', 'A')] };
  expect(answered(changes, [rename('b', 'x')])).toEqual({
    removed: ['c'],
    renamed: [rename('a', 'A'), rename('b', 'x')],
  });
});

test('whatever the lists and the answers, the changes lead from one list to the other', () => {
  const lists = fc.array(fc.constantFrom(...'aAbBcdefgh'), { maxLength: 12 }).map(distinct);
  fc.assert(
    fc.property(lists, lists, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (before, after, answers) => {
      const { questions, ...changes } = changesTo(before, after);
      const { removed, renamed } = answered(
        changes,
        questions.filter((_, i) => answers[i]),
      );
      const kept = before
        .filter((topic) => !removed.includes(topic))
        .map((topic) => renamed.find(({ from }) => from === topic)?.to ?? topic);
      expect(new Set(kept).size).toBe(kept.length);
      expect([...kept, ...after.filter((topic) => !kept.includes(topic))].sort()).toEqual([...after].sort());
    }),
  );
});

test('topics that differ in upper and lower case only are the same', () => {
  expect(distinct(['Pricing', 'design', 'pricing', 'DESIGN'])).toEqual(['Pricing', 'design']);
  expect(missingIn(['Pricing'], ['pricing', 'Sales', 'sales'])).toEqual(['Sales']);
});

import fc from 'fast-check';
import { VISIBILITIES } from '../../../../src/features/challenges/domain/plan.js';
import { sees, sumOf, sumsByTeam } from '../../../../src/features/challenges/domain/visibility.js';

const ann = { userId: 'ann', teamId: 'red' };
const ben = { userId: 'ben', teamId: 'red' };
const kim = { userId: 'kim', teamId: 'blue' };
const alone = { userId: 'lou', teamId: null };
const onlooker = { userId: 'zoe', teamId: null };
const erased = { userId: null, teamId: 'red' };

test.each([
  ['everyone', onlooker, ann, true],
  ['everyone', ann, erased, false],
  ['team', ben, ann, true],
  ['team', kim, ann, false],
  ['team', onlooker, ann, false],
  ['team', onlooker, alone, false],
  ['team', alone, alone, true],
  ['me', ben, ann, false],
  ['me', ann, ann, true],
] as const)('%s: %j sees %j: %s', (visibility, viewer, participant, expected) => {
  expect(sees(visibility, viewer, participant)).toBe(expected);
});

test('what only I see is seen by my team where teams see it, and by everyone where everyone does', () => {
  const person = fc.record({ userId: fc.constantFrom('a', 'b', 'c'), teamId: fc.constantFrom('red', 'blue', null) });
  fc.assert(
    fc.property(person, person, (viewer, other) => {
      const [everyone, team, me] = VISIBILITIES.map((it) => sees(it, viewer, other));
      expect([!team || everyone, !me || team]).toEqual([true, true]);
    }),
  );
});

test('the sum of the teams is the group, however they are made', () => {
  const done = fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 100);
  const one = fc.record({ teamId: fc.constantFrom('red', 'blue', 'green', null), done });
  fc.assert(
    fc.property(fc.array(one), (all) => {
      const sums = [...sumsByTeam(all).values()].map((it) => ({ done: it }));
      expect(sumOf(sums)).toBe(sumOf(all));
    }),
  );
});

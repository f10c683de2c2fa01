import { isHeldOut, pickVariant } from '../../../../src/features/nudges/domain/experiment.js';

const members = Array.from({ length: 10_000 }, (_, i) => `U${i}`);
const leftAlone = (policyVersion: number, percent: number) =>
  members.filter((userId) => isHeldOut({ communityId: 'C', userId, policyVersion }, percent));

test('of ten thousand about one in ten is left alone, and nobody or everybody where that is wished', () => {
  expect(leftAlone(1, 10).length).toBeGreaterThan(900);
  expect(leftAlone(1, 10).length).toBeLessThan(1_100);
  expect(leftAlone(1, 0)).toEqual([]);
  expect(leftAlone(1, 100)).toEqual(members);
});

test('who is left alone stays so as long as the policy does, and another policy chooses anew', () => {
  expect(leftAlone(1, 10)).toEqual(leftAlone(1, 10));
  const before = new Set(leftAlone(1, 10));
  const both = leftAlone(2, 10).filter((it) => before.has(it));
  expect(both.length).toBeGreaterThan(50);
  expect(both.length).toBeLessThan(150);
});

test('no words come twice, and in the end there are none left', () => {
  const said: number[] = [];
  for (let i = 0; i < 4; i += 1) said.push(pickVariant(`case ${i}`, 4, said) ?? Number.NaN);
  expect([...said].sort()).toEqual([0, 1, 2, 3]);
  expect(pickVariant('round 4', 4, said)).toBeUndefined();
});

test('the same occasion gets the same words, and different ones get all of them', () => {
  expect(pickVariant('a case', 4, [])).toBe(pickVariant('a case', 4, []));
  expect(new Set(members.slice(0, 200).map((seed) => pickVariant(seed, 4, [])))).toEqual(new Set([0, 1, 2, 3]));
});

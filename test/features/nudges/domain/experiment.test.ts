import { isHeldOut, pickVariant } from '../../../../src/features/nudges/domain/experiment.js';

const members = Array.from({ length: 10_000 }, (_, i) => `U${i}`);
const comparisonGroup = (policyVersion: number, percent: number) =>
  members.filter((userId) => isHeldOut({ communityId: 'C', userId, policyVersion }, percent));

test('the comparison group has about the given share of members, and none at 0 and all at 100 percent', () => {
  expect(comparisonGroup(1, 10).length).toBeGreaterThan(900);
  expect(comparisonGroup(1, 10).length).toBeLessThan(1_100);
  expect(comparisonGroup(1, 0)).toEqual([]);
  expect(comparisonGroup(1, 100)).toEqual(members);
});

test('the comparison group stays the same under one policy and is chosen again for another', () => {
  expect(comparisonGroup(1, 10)).toEqual(comparisonGroup(1, 10));
  const before = new Set(comparisonGroup(1, 10));
  const both = comparisonGroup(2, 10).filter((it) => before.has(it));
  expect(both.length).toBeGreaterThan(50);
  expect(both.length).toBeLessThan(150);
});

test('pickVariant never repeats a variant, and returns undefined when none is left', () => {
  const used: number[] = [];
  for (let i = 0; i < 4; i += 1) used.push(pickVariant(`case ${i}`, 4, used) ?? Number.NaN);
  expect([...used].sort()).toEqual([0, 1, 2, 3]);
  expect(pickVariant('round 4', 4, used)).toBeUndefined();
});

test('the same seed always gets the same variant, and different seeds get all of them', () => {
  expect(pickVariant('a case', 4, [])).toBe(pickVariant('a case', 4, []));
  expect(new Set(members.slice(0, 200).map((seed) => pickVariant(seed, 4, [])))).toEqual(new Set([0, 1, 2, 3]));
});

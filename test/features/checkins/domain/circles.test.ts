import fc from 'fast-check';
import { type Arranged, rearrange } from '../../../../src/features/checkins/domain/circle-changes.js';
import {
  apart,
  circleSizes,
  FEWEST,
  formCircles,
  MOST,
  type Placed,
} from '../../../../src/features/checkins/domain/circles.js';

const someone = (userId: string, offset = 0, topics: readonly string[] = []): Placed => ({ userId, offset, topics });
const people = (count: number, offset: (i: number) => number = () => 0): Placed[] =>
  Array.from({ length: count }, (_, i) => someone(`U${i}`, offset(i)));

const somebody = fc.integer({ min: -11, max: 14 }).map((hours) => hours * 60);
const crowd = (min: number, max: number) =>
  fc
    .array(fc.tuple(somebody, fc.subarray([...'abcdef'], { maxLength: 3 })), { minLength: min, maxLength: max })
    .map((all) => all.map(([offset, topics], i) => someone(`U${i}`, offset, topics)));

/** Gives circles ids, as if they had been saved. */
const saved = (circles: readonly (readonly string[])[]): Arranged[] =>
  circles.map((members, i) => ({ id: `C${i}`, members }));

const sorted = (ids: readonly string[]) => [...ids].sort();
const idsOf = (all: readonly Placed[]) => sorted(all.map(({ userId }) => userId));

test.each([
  [21, [7, 7, 7]],
  [22, [8, 7, 7]],
  [24, [8, 8, 8]],
  [30, [8, 8, 7, 7]],
  [11, [6, 5]],
  [9, [9]],
  [3, [3]],
  [0, []],
])('%s people make circles of %j', (count, sizes) => {
  expect(circleSizes(count)).toEqual(sizes);
});

test('circles have six to ten members, and everybody is in exactly one, always the same for one seed', () => {
  fc.assert(
    fc.property(crowd(12, 120), fc.string(), (all, seed) => {
      const circles = formCircles(all, { seed });
      expect(sorted(circles.flat())).toEqual(idsOf(all));
      for (const { length } of circles) {
        expect(length).toBeGreaterThanOrEqual(6);
        expect(length).toBeLessThanOrEqual(MOST);
      }
      expect(formCircles([...all].reverse(), { seed })).toEqual(circles);
    }),
  );
});

test('neighbours in time zone are together, also across the date line', () => {
  const zones = [-11 * 60, 60, 13 * 60];
  const all = people(24, (i) => zones[i % 3] ?? 0);
  const offsets = new Map(all.map(({ userId, offset }) => [userId, offset]));
  const circles = formCircles(all, { seed: 'now' });
  const europe = circles.filter((it) => it.some((id) => offsets.get(id) === 60));
  expect(europe.map((it) => it.map((id) => offsets.get(id)))).toEqual([Array(8).fill(60)]);
  expect(apart(-11 * 60, 13 * 60)).toBe(0);
});

test('a quarter later, people meet new ones', () => {
  fc.assert(
    fc.property(fc.integer({ min: 24, max: 80 }), fc.string(), (count, seed) => {
      const before = formCircles(people(count), { seed });
      const after = formCircles(people(count), { seed: `${seed} again`, before });
      const known = (id: string) => before.find((it) => it.includes(id)) ?? [];
      const repeated = after.flatMap((circle) =>
        circle.map((id) => circle.filter((it) => known(id).includes(it)).length),
      );
      // Counts themselves.
      expect(repeated.reduce((sum, it) => sum + it, 0) / count).toBeLessThan(4);
    }),
    { numRuns: 30 },
  );
});

const pairsIn = (circle: readonly string[]) =>
  circle.flatMap((a, i) => circle.slice(i + 1).map((b) => [a, b] as const));

/** Returns the number of pairs who share a topic in the same circle. */
function sharingIn(circles: readonly (readonly string[])[], all: readonly Placed[]): number {
  const who = new Map(all.map((it) => [it.userId, it]));
  const isSharing = ([a, b]: readonly [string, string]) =>
    who.get(a)?.topics.some((topic) => who.get(b)?.topics.includes(topic));
  return circles.flatMap(pairsIn).filter(isSharing).length;
}

const withoutTopics = (all: readonly Placed[]) => all.map((it) => ({ ...it, topics: [] }));

test('members who share a topic are together, and those who chose none are anywhere', () => {
  const all = people(24).map((it, i) => ({ ...it, topics: ['pricing', 'design', 'hiring'].slice(i % 3, (i % 3) + 1) }));
  const topicsIn = (circle: readonly string[]) =>
    new Set(all.filter(({ userId }) => circle.includes(userId)).flatMap(({ topics }) => topics)).size;
  expect(formCircles(all, { seed: 'now' }).map(topicsIn)).toEqual([1, 1, 1]);
  // Nobody is put aside for having chosen none, or one that nobody shares.
  const some = all.map((it, i) => ({ ...it, topics: i < 12 ? it.topics : i < 18 ? [`${i}`] : [] }));
  const alone = some.slice(12).map(({ userId }) => userId);
  for (const circle of formCircles(some, { seed: 'now' }))
    expect(circle.filter((id) => alone.includes(id)).length).toBeLessThan(8);
});

test('topics bring together more members than chance does, and leave the zones as they are', () => {
  const zones = fc.constantFrom(-480, 60, 540);
  const members = fc
    .array(fc.tuple(zones, fc.subarray([...'abcdef'], { maxLength: 3 })), { minLength: 21, maxLength: 80 })
    .map((all) => all.map(([offset, topics], i) => someone(`U${i}`, offset, topics)));
  fc.assert(
    fc.property(members, fc.string(), (all, seed) => {
      const [circles, byLot] = [formCircles(all, { seed }), formCircles(withoutTopics(all), { seed })];
      const zonesIn = (ids: readonly string[]) =>
        all.flatMap(({ userId, offset }) => (ids.includes(userId) ? [offset] : [])).sort();
      expect(circles.map(zonesIn)).toEqual(byLot.map(zonesIn));
      expect(sharingIn(circles, all)).toBeGreaterThanOrEqual(sharingIn(byLot, all));
    }),
  );
});

test('a quarter later, members with topics meet new ones, too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 24, max: 80 }), fc.string(), (count, seed) => {
      const all = people(count).map((it, i) => ({ ...it, topics: [`${(i * 31) % 5}`, `${(i * 17) % 7}`] }));
      const before = formCircles(all, { seed });
      const after = formCircles(all, { seed: `${seed} again`, before });
      const known = before.flatMap(pairsIn).map(([a, b]) => [a, b].sort().join());
      const pairs = after.flatMap(pairsIn);
      expect(pairs.filter(([a, b]) => known.includes([a, b].sort().join())).length / pairs.length).toBeLessThan(0.5);
      expect(sharingIn(after, all)).toBeGreaterThan(sharingIn(formCircles(withoutTopics(all), { seed }), all));
    }),
    { numRuns: 30 },
  );
});

/** Says how people come and go: a share of those who are there leave, and so many come. */
const changes = fc.array(fc.record({ leave: fc.double({ min: 0, max: 1, noNaN: true }), come: fc.nat(12) }), {
  maxLength: 8,
});

test('whoever comes and goes, everybody is in exactly one circle, of four to ten', () => {
  fc.assert(
    fc.property(crowd(4, 60), changes, fc.string(), (start, steps, seed) => {
      let all = start;
      let circles = saved(formCircles(all, { seed }));
      for (const [step, { leave, come }] of steps.entries()) {
        const stay = all.filter((_, i) => (i * 0.618) % 1 >= leave * 0.7);
        const newcomers = people(come, (i) => ((i * 7) % 24) * 60).map((it) => ({
          ...it,
          userId: `${it.userId}-${step}`,
        }));
        all = [...stay, ...newcomers];
        circles = rearrange(circles, all, `${seed} ${step}`).map((it, i) => ({ ...it, id: it.id ?? `C${step}-${i}` }));
        expect(sorted(circles.flatMap(({ members }) => members))).toEqual(idsOf(all));
        for (const { members } of circles) {
          expect(members.length).toBeLessThanOrEqual(MOST);
          if (circles.length > 1) expect(members.length).toBeGreaterThanOrEqual(FEWEST);
        }
      }
    }),
  );
});

test('one who comes or goes moves at most three others', () => {
  fc.assert(
    fc.property(crowd(21, 80), fc.nat(), fc.boolean(), fc.string(), (all, at, isComing, seed) => {
      const before = saved(formCircles(all, { seed }));
      const one = all[at % all.length]?.userId;
      const now = isComing ? [...all, someone('new', 0, ['a'])] : all.filter(({ userId }) => userId !== one);
      const after = rearrange(before, now, seed);
      const circleOf = (circles: readonly Arranged[], id: string) => circles.find((it) => it.members.includes(id))?.id;
      const moved = idsOf(now).filter((id) => id !== 'new' && circleOf(before, id) !== circleOf(after, id));
      expect(moved.length).toBeLessThanOrEqual(isComing ? 3 : 0);
    }),
  );
});

test.each([
  ['the smallest of those near', [9, 6, 4], [0, 60, 600], 0, 'C1'],
  ['the smallest of all if none is near', [9, 6, 4], [0, 60, 600], -600, 'C2'],
  ['one with room', [10, 10, 9], [0, 0, 600], 0, 'C2'],
])('a newcomer goes to %s', (_, sizes, offsets, offset, into) => {
  const circles = saved(sizes.map((size, i) => Array.from({ length: size }, (_, n) => `${i}-${n}`)));
  const all = circles.flatMap(({ members }, i) => members.map((userId) => someone(userId, offsets[i])));
  const after = rearrange(circles, [...all, someone('new', offset)], 'seed');
  expect(after.find(({ members }) => members.includes('new'))?.id).toBe(into);
});

test.each([
  ['one that is larger by one', [6, 7], [0, 0], 1, 'C1'],
  ['no longer than one that is larger by two', [6, 8], [0, 0], 1, 'C0'],
  ['none that has no room', [4, 10], [0, 0], 1, 'C0'],
  ['none that is far away', [9, 4], [0, 600], 1, 'C0'],
])('a newcomer who shares a topic with a circle goes to %s', (_, sizes, offsets, sharing, into) => {
  const circles = saved(sizes.map((size, i) => Array.from({ length: size }, (_, n) => `${i}-${n}`)));
  const all = circles.flatMap(({ members }, i) =>
    members.map((userId, n) => someone(userId, offsets[i], i === sharing && n === 0 ? ['pricing'] : ['design'])),
  );
  const after = rearrange(circles, [...all, someone('new', 0, ['pricing', 'taxes'])], 'seed');
  expect(after.find(({ members }) => members.includes('new'))?.id).toBe(into);
});

test('a newcomer goes to a circle in a channel of its own only if no other has room', () => {
  const circlesOf = (other: number): Arranged[] => [
    { id: 'apart', isApart: true, members: ['a', 'b', 'c', 'd'] },
    { id: 'home', members: Array.from({ length: other }, (_, i) => `${i}`) },
  ];
  const into = (before: readonly Arranged[]) => {
    const all = [...before.flatMap(({ members }) => members), 'new'].map((userId) => someone(userId));
    return rearrange(before, all, 'seed').find(({ members }) => members.includes('new'))?.id;
  };
  expect(into(circlesOf(9))).toBe('home');
  expect(into(circlesOf(10))).toBe('apart');
});

test('a circle of three ends, and the others keep theirs', () => {
  const circles = saved([
    ['a', 'b', 'c', 'gone'],
    ['d', 'e', 'f', 'g', 'h'],
    ['i', 'j', 'k', 'l'],
  ]);
  const all = circles.flatMap(({ members }) => members).filter((it) => it !== 'gone');
  const after = rearrange(
    circles,
    all.map((userId) => someone(userId)),
    'seed',
  );
  expect(after.map(({ id }) => id)).toEqual(['C1', 'C2']);
  expect(after[0]?.members.slice(0, 5)).toEqual(['d', 'e', 'f', 'g', 'h']);
  expect(after.map(({ members }) => members.length)).toEqual([6, 6]);
});

import { createHash } from 'node:crypto';

/** The number of members from which on a check-in may have circles. */
export const CIRCLES_FROM = 21;

/** The ways to split the answers of a day: one thread for everybody, or one for each circle. */
export const THREADS = ['one', 'circles'] as const;

/** The fewest members that a circle has if it can be helped, and the most. */
export const FEWEST = 4;
export const MOST = 10;

/** The size at which circles are formed, and the smallest at that time. */
const USUAL = 8;
const SMALLEST_NEW = 6;

/** The days for which circles stay as they are. */
export const KEPT_DAYS = 91;

const DAY_MINUTES = 24 * 60;

/** Members whose clocks differ by less count as neighbours, so that they can be mixed. */
const BAND_MINUTES = 3 * 60;

/** The number of arrangements that are compared to find the one in which people meet the most new ones. */
const TRIES = 20;

/** Somebody who takes part in the check-in. */
export interface Placed {
  readonly userId: string;
  /** The minutes by which their clock is ahead of UTC. */
  readonly offset: number;
}

/** Returns the number of circles that are formed of so many people. */
export function circleCount(people: number): number {
  const fewest = Math.ceil(people / MOST);
  return Math.max(fewest, Math.min(Math.round(people / USUAL), Math.floor(people / SMALLEST_NEW)));
}

/** Returns the sizes of the circles that are formed of so many people, the largest first. */
export function circleSizes(people: number): number[] {
  const count = circleCount(people);
  return Array.from({ length: count }, (_, i) => Math.floor(people / count) + (i < people % count ? 1 : 0));
}

/**
 * Forms circles of neighbours in time zone, always the same for one seed. Of several that are equally near, returns those
 * with the fewest people who were in a circle together `before`.
 */
export function formCircles(
  people: readonly Placed[],
  { seed, before = [] }: { readonly seed: string; readonly before?: readonly (readonly string[])[] },
): string[][] {
  const bandOf = bandsFrom(people);
  const earlier = new Map(before.flatMap((circle, i) => circle.map((userId) => [userId, i] as const)));
  const formed = Array.from({ length: before.length > 0 ? TRIES : 1 }, (_, i) => {
    const place = new Map(people.map(({ userId }) => [userId, lot(`${seed} ${i} ${userId}`)]));
    const inOrder = people.toSorted(
      (a, b) => bandOf(a) - bandOf(b) || ((place.get(a.userId) ?? '') < (place.get(b.userId) ?? '') ? -1 : 1),
    );
    return cut(inOrder.map(({ userId }) => userId));
  });
  const again = (circles: string[][]) => circles.reduce((sum, it) => sum + pairsOf(it, earlier), 0);
  return formed.reduce((best, it) => (again(it) < again(best) ? it : best));
}

/** Returns the minutes by which two clocks differ, at most half a day. */
export function apart(a: number, b: number): number {
  const gap = Math.abs(a - b) % DAY_MINUTES;
  return Math.min(gap, DAY_MINUTES - gap);
}

/** Returns a text that orders people by chance, always the same for one seed. */
export function lot(seed: string): string {
  return createHash('sha256').update(seed).digest('hex');
}

/** Numbers the bands of clocks around the globe, from the widest stretch on in which nobody lives. */
function bandsFrom(people: readonly Placed[]): (it: Placed) => number {
  const clock = (offset: number) => ((offset % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const clocks = [...new Set(people.map(({ offset }) => clock(offset)))].sort((a, b) => a - b);
  const gapBefore = (i: number) => clock((clocks[i] ?? 0) - (clocks.at(i - 1) ?? 0));
  const first = clocks.reduce((best, _, i) => (gapBefore(i) > gapBefore(best) ? i : best), 0);
  return ({ offset }) => Math.floor(clock(offset - (clocks[first] ?? 0)) / BAND_MINUTES);
}

function cut(inOrder: readonly string[]): string[][] {
  const sizes = circleSizes(inOrder.length);
  return sizes.map((size, i) => {
    const from = sizes.slice(0, i).reduce((sum, it) => sum + it, 0);
    return inOrder.slice(from, from + size);
  });
}

/** Counts the pairs in a circle who were in one together. */
function pairsOf(circle: readonly string[], earlier: ReadonlyMap<string, number>): number {
  const counts = new Map<number, number>();
  for (const userId of circle) {
    const was = earlier.get(userId);
    if (was !== undefined) counts.set(was, (counts.get(was) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
}

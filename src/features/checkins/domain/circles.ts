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
  /** The topics that they care about. */
  readonly topics: readonly string[];
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
 * Forms circles of neighbours in time zone, always the same for one seed. Of those who are equally near, members who share a
 * topic come together. Of several ways to do that, takes the one with the most pairs who share a topic, less those who were
 * in a circle together `before`.
 */
export function formCircles(
  people: readonly Placed[],
  { seed, before = [] }: { readonly seed: string; readonly before?: readonly (readonly string[])[] },
): string[][] {
  const bandOf = bandsFrom(people);
  const topicsOf = topicsByBand(people, bandOf);
  const earlier = new Map(before.flatMap((circle, i) => circle.map((userId) => [userId, i] as const)));
  const isOneOfSeveral = before.length > 0 || people.some(({ topics }) => topics.length > 0);
  const choices = new Map(people.map((it) => [it, choicesOf(it, topicsOf(it))]));
  const lots = new Map(people.map((it) => [it, lot(`${seed} ${it.userId}`)]));
  const topicLots = new Map([...new Set([...choices.values()].flat())].map((it) => [it, lot(`${seed} topic ${it}`)]));
  const formed = Array.from({ length: isOneOfSeveral ? TRIES : 1 }, (_, i) => {
    // The first one goes by lot only, so that no other is taken that is worse than that.
    const draw = (it: Placed) => placeOf(i, lots.get(it) ?? '', i > 0 ? (choices.get(it) ?? []) : [], topicLots);
    const place = new Map(people.map((it) => [it, draw(it)]));
    return cut(
      people.toSorted((a, b) => bandOf(a) - bandOf(b) || ((place.get(a) ?? '') < (place.get(b) ?? '') ? -1 : 1)),
    );
  });
  const worth = (circles: Placed[][]) =>
    circles.reduce((sum, it) => sum + pairsSharing(it) - pairsFrom(earlier, it), 0);
  const best = formed.reduce((best, it) => (worth(it) > worth(best) ? it : best));
  return best.map((circle) => circle.map(({ userId }) => userId));
}

/** Returns true if two members care about the same topic. */
export function shareTopic(a: Pick<Placed, 'topics'>, b: Pick<Placed, 'topics'>): boolean {
  return a.topics.some((topic) => b.topics.includes(topic));
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

/** Returns a function that gives the topics that at least two people in the band of a person care about. */
function topicsByBand(people: readonly Placed[], bandOf: (it: Placed) => number): (it: Placed) => readonly string[] {
  const chosen = new Map<number, string[]>();
  for (const it of people) chosen.set(bandOf(it), [...(chosen.get(bandOf(it)) ?? []), ...it.topics]);
  const shared = new Map(
    [...chosen].map(([band, all]) => [band, [...new Set(all.filter((topic, i) => all.indexOf(topic) < i))].sort()]),
  );
  return (it) => shared.get(bandOf(it)) ?? [];
}

/** Returns the topics with one of which a person can be: their own of `all`, or any of them if they share none. */
function choicesOf({ topics }: Placed, all: readonly string[]): readonly string[] {
  const own = all.filter((topic) => topics.includes(topic));
  return own.length > 0 ? own : all;
}

/** Draws the place of a person in their band in that try, beside others with one of these topics. */
function placeOf(
  n: number,
  lotOfPerson: string,
  topics: readonly string[],
  lotsOfTopics: ReadonlyMap<string, string>,
): string {
  const own = turned(lotOfPerson, n);
  const drawn = topics[Number.parseInt(own.slice(0, 8), 16) % topics.length] ?? '';
  return `${turned(lotsOfTopics.get(drawn) ?? '', n)} ${own}`;
}

/** Returns the lot for that try: the same digits from another one on, since a digest for each takes long. */
function turned(lot: string, n: number): string {
  const from = (3 * n) % (lot.length || 1);
  return lot.slice(from) + lot.slice(0, from);
}

function cut(inOrder: readonly Placed[]): Placed[][] {
  const sizes = circleSizes(inOrder.length);
  return sizes.map((size, i) => {
    const from = sizes.slice(0, i).reduce((sum, it) => sum + it, 0);
    return inOrder.slice(from, from + size);
  });
}

/** Counts the pairs in a circle who share a topic. */
function pairsSharing(circle: readonly Placed[]): number {
  return circle.reduce((sum, it, i) => sum + circle.slice(i + 1).filter((other) => shareTopic(it, other)).length, 0);
}

/** Counts the pairs in a circle who were in one together. */
function pairsFrom(earlier: ReadonlyMap<string, number>, circle: readonly Placed[]): number {
  const counts = new Map<number, number>();
  for (const { userId } of circle) {
    const was = earlier.get(userId);
    if (was !== undefined) counts.set(was, (counts.get(was) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
}

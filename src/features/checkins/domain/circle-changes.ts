import { apart, FEWEST, formCircles, lot, MOST, type Placed, shareTopic } from './circles.js';

/** A circle with its members; one without an id is new. */
export interface Arranged {
  readonly id: string | undefined;
  readonly members: readonly string[];
  /** True if its thread is in a channel of its own, which those who join it may not be in. */
  readonly isApart?: boolean | undefined;
}

/** A circle with somebody who shares a topic counts as smaller by so many for somebody who joins. */
const TOPIC_WEIGHT = 2;

/** A zone is near enough for somebody who joins if the clocks differ by no more minutes. */
const NEAR_MINUTES = 3 * 60;

/**
 * Returns the circles after people have come and gone. Newcomers go to the smallest circle near them, or to one that is
 * little larger if somebody there shares a topic with them. A circle that has fewer than four members ends if the others have
 * room, and otherwise gets some of theirs. Nobody else moves.
 */
export function rearrange(before: readonly Arranged[], people: readonly Placed[], seed: string): Arranged[] {
  const there = new Set(people.map(({ userId }) => userId));
  const kept = before
    .map(({ members, ...it }) => ({ ...it, members: members.filter((one) => there.has(one)) }))
    .filter(({ members }) => members.length > 0);
  if (kept.length === 0) return fresh(people, seed);
  const who = new Map(people.map((it) => [it.userId, it]));
  const placed = new Set(kept.flatMap(({ members }) => members));
  const waiting = people.filter(({ userId }) => !placed.has(userId));
  const { circles, left } = place(kept, waiting, who, seed);
  return mend([...circles, ...(left.length > 0 ? fresh(left, seed) : [])], who, seed);
}

/** Returns true if another member may move to a circle of that size. */
export function hasRoom(size: number): boolean {
  return size < MOST;
}

interface Open extends Arranged {
  readonly members: string[];
}

/** Those who take part, by their ids. */
type People = ReadonlyMap<string, Placed>;

function fresh(people: readonly Placed[], seed: string): Open[] {
  return formCircles(people, { seed }).map((members) => ({ id: undefined, members }));
}

/** Puts each of these people into a circle with room; returns those who are left. */
function place(circles: readonly Open[], people: readonly Placed[], who: People, seed: string) {
  const all = circles.map((it) => ({ ...it, members: [...it.members] }));
  const left = people
    .map((it) => ({ it, at: lot(`${seed} ${it.userId}`) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .flatMap(({ it }) => {
      const circle = smallest(all, it, who);
      circle?.members.push(it.userId);
      return circle ? [] : [it];
    });
  return { circles: all, left };
}

/** Returns the smallest circle that has room: of those near, or else of all. One in a channel of its own comes last. */
function smallest(circles: readonly Open[], one: Placed, who: People): Open | undefined {
  const distance = (it: Open) => median(peopleIn(it, who).map(({ offset }) => apart(one.offset, offset)));
  const isShared = (it: Open) => peopleIn(it, who).some((other) => shareTopic(one, other));
  const size = (it: Open) => it.members.length - (isShared(it) ? TOPIC_WEIGHT : 0);
  const withRoom = circles.filter(({ members }) => hasRoom(members.length));
  const inHome = withRoom.filter(({ isApart }) => !isApart);
  const open = inHome.length > 0 ? inHome : withRoom;
  const near = open.filter((it) => distance(it) <= NEAR_MINUTES);
  return first(near.length > 0 ? near : open, (it) => size(it) * 2 * DAY_MINUTES + distance(it));
}

const DAY_MINUTES = 24 * 60;

/** Ends circles that are too small, or fills them up. The only circle stays as it is. */
function mend(circles: readonly Open[], who: People, seed: string): Open[] {
  const roomBeside = (one: Open) => circles.reduce((sum, it) => sum + (it === one ? 0 : MOST - it.members.length), 0);
  // Nobody is moved into a channel that they may not be in.
  const isMended = (it: Open) => it.members.length >= FEWEST || (it.isApart && roomBeside(it) < it.members.length);
  const small = circles.find((it) => !isMended(it));
  if (!small || circles.length === 1) return [...circles];
  const others = circles.filter((it) => it !== small);
  const room = roomBeside(small);
  if (room < small.members.length) return mend([...fill(small, others, who)], who, seed);
  return mend(place(others, peopleIn(small, who), who, seed).circles, who, seed);
}

/** Moves a person from the largest circle to the one that is too small: the one who lives nearest to it. */
function fill(small: Open, others: readonly Open[], who: People): Open[] {
  const from = first(others, ({ members }) => -members.length);
  const home = median(peopleIn(small, who).map(({ offset }) => offset));
  const moved = first(from ? peopleIn(from, who) : [], ({ offset }) => apart(offset, home))?.userId;
  if (!from || !moved) return [small, ...others];
  return [
    { ...small, members: [...small.members, moved] },
    ...others.map((it) => (it === from ? { ...it, members: it.members.filter((userId) => userId !== moved) } : it)),
  ];
}

function peopleIn({ members }: Open, who: People): Placed[] {
  return members.flatMap((userId) => who.get(userId) ?? []);
}

/** Returns the first of those with the least weight. */
function first<It>(all: readonly It[], weight: (it: It) => number): It | undefined {
  return all.reduce<It | undefined>(
    (best, it) => (best !== undefined && weight(best) <= weight(it) ? best : it),
    undefined,
  );
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

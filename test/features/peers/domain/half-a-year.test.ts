import { DAY, HOUR } from '../../../../src/core/durations.js';
import { choosePeer, isThere, type Peer } from '../../../../src/features/peers/domain/choose.js';
import { heldUntil } from '../../../../src/features/peers/domain/until.js';

const WEEKS = 26;

/** The first one is chosen by four in ten members, the last one by one in ten. */
const TOPICS = ['pricing', 'design', 'taxes', 'hiring'];
const MONDAY = new Date('2026-11-23T00:00:00Z').getTime();

/** A pseudorandom number generator (mulberry32), so that each run is the same. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Changing = { -readonly [Key in keyof Peer]: Peer[Key] };

interface Someone extends Changing {
  /** How often they check in and reply when they are there. */
  readonly diligence: number;
  readonly helpfulness: number;
  readonly topics: readonly string[];
  gone: { until: number; isSaid: boolean };
  /** The end of what they hold. */
  heldUntil: number;
}

interface Result {
  readonly shared: number;
  readonly toSomebodyThere: number;
  /** The number of those that were given to somebody who shares a topic with the author, and that which chance would give. */
  readonly sharing: number;
  readonly byChance: number;
  readonly people: readonly Someone[];
}

/**
 * Simulates half a year of a community: everyone is gone now and then, for up to two weeks, and one in five doesn't say so;
 * they check in on most days, and answer some of what they are given, sooner or later.
 */
function halfAYear(size: number, seed: number, topicCount: number): Result {
  const random = randomFrom(seed);
  const people = Array.from({ length: size }, (_, i): Someone => {
    const blank = { isAway: false, snoozedUntil: null, unreachableUntil: null, given: 0, days: 0, lastGivenAt: null };
    const start = { lastCheckinAt: new Date(MONDAY - DAY), holdsSince: null, heldUntil: 0 };
    const isClose = { isOfCircle: false, sharesTopic: false };
    const gone = { until: 0, isSaid: true };
    return {
      userId: `U${i}`,
      ...blank,
      ...start,
      ...isClose,
      gone,
      diligence: 0.4 + 0.6 * random(),
      helpfulness: 0.2 + 0.75 * random(),
      topics: TOPICS.slice(0, topicCount).filter((_, at) => (i * 7 + at * 13) % 10 < 4 - at),
    };
  });
  let [shared, toSomebodyThere, sharing, byChance] = [0, 0, 0, 0];
  const release = (now: number) => {
    for (const it of people) if (it.heldUntil <= now) it.holdsSince = null;
  };
  for (let day = 0; day < WEEKS * 7; day += 1) {
    if (day % 7 > 4) continue;
    const opens = MONDAY + day * DAY + 9 * HOUR;
    release(opens);
    for (const it of people) {
      if (it.gone.until < day && random() < 0.015)
        it.gone = { until: day + Math.floor(random() * 14), isSaid: random() < 0.8 };
      it.isAway = it.gone.until >= day && it.gone.isSaid;
    }
    const there = people.filter((it) => isThere(it, new Date(opens)));
    for (const it of there) it.days += 1;
    const isHere = (it: Someone) => it.gone.until < day;
    const answers = people
      .filter((it) => isHere(it) && random() < it.diligence)
      .map((author) => ({ author, at: opens + random() * 8 * HOUR }))
      .sort((a, b) => a.at - b.at);
    for (const { author, at } of answers) {
      author.lastCheckinAt = new Date(at);
      if (random() < 0.1) continue;
      shared += 1;
      release(at);
      for (const it of people) it.sharesTopic = it.topics.some((topic) => author.topics.includes(topic));
      const peer = choosePeer(people, [author.userId], new Date(at));
      if (!peer) continue;
      byChance += people.filter((it) => it !== author && it.sharesTopic).length / (size - 1);
      if (peer.sharesTopic) sharing += 1;
      if (isHere(peer)) toSomebodyThere += 1;
      const next = opens + (day % 7 === 4 ? 3 : 1) * DAY;
      const until = heldUntil(new Date(at), { opensAt: new Date(next), deadlineAt: new Date(next + 9 * HOUR) });
      const answersAt = random() < 0.5 ? at + random() * 6 * HOUR : next + random() * 4 * HOUR;
      const willAnswer = isHere(peer) && random() < peer.helpfulness;
      Object.assign(peer, { given: peer.given + 1, lastGivenAt: new Date(at), holdsSince: new Date(at) });
      peer.heldUntil = willAnswer ? answersAt : until.getTime();
    }
  }
  return { shared, toSomebodyThere, sharing, byChance, people };
}

const sizes = [30, 45, 80, 120, 200];

test.each([...sizes.map((size) => [size, 0]), ...sizes.map((size) => [size, 4]), [45, 1], [120, 1]])(
  'in half a year, %i members with %i topics get their fair share, and somebody who is there answers',
  (size = 0, topicCount = 0) => {
    const { shared, toSomebodyThere, sharing, byChance, people } = halfAYear(size, size, topicCount);
    const perDay = sum(people, (it) => it.given) / sum(people, (it) => it.days);
    const off = people.map((it) => Math.abs(it.given - perDay * it.days));
    expect(Math.max(...off)).toBeLessThanOrEqual(1);
    expect(toSomebodyThere / shared).toBeGreaterThanOrEqual(0.95);
    // Without topics, both are 0.
    expect(sharing).toBeGreaterThanOrEqual(1.5 * byChance);
  },
);

function sum(people: readonly Someone[], of: (it: Someone) => number): number {
  return people.reduce((all, it) => all + of(it), 0);
}

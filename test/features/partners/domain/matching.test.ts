import fc from 'fast-check';
import { HOUR } from '../../../../src/core/durations.js';
import { bestPair, type Seeker, sharedHours, sharedTopics } from '../../../../src/features/partners/domain/matching.js';

const NOW = new Date('2026-11-23T10:00:00Z');
const hoursIn = (zone: string, quietFrom = '20:00', quietUntil = '08:00') => ({ zone, quietFrom, quietUntil });
const nobodyApart = () => false;

test.each([
  ['Europe/Berlin', 'Europe/Berlin', 12],
  ['Europe/Berlin', 'Europe/London', 11],
  ['Europe/Berlin', 'America/New_York', 6],
  ['Europe/Berlin', 'America/Los_Angeles', 3],
  ['Europe/Berlin', 'Pacific/Auckland', 0],
  ['Europe/Berlin', 'Asia/Kolkata', 7.5],
])('%s and %s have %d waking hours in common', (a, b, hours) => {
  expect(sharedHours(hoursIn(a), hoursIn(b), NOW)).toBe(hours);
});

test('quiet hours that they chose count, also by day and also none', () => {
  const berlin = 'Europe/Berlin';
  expect(sharedHours(hoursIn(berlin, '09:00', '17:00'), hoursIn(berlin), NOW)).toBe(4);
  expect(sharedHours(hoursIn(berlin, '00:00', '00:00'), hoursIn(berlin), NOW)).toBe(12);
});

function seeker(userId: string, zone = 'Europe/Berlin', more: Partial<Seeker> = {}): Seeker {
  return { userId, since: NOW, hours: hoursIn(zone), programmeIds: ['daily'], topics: [], ...more };
}

const pairOf = (seekers: readonly Seeker[], isApart: (a: string, b: string) => boolean = nobodyApart) =>
  bestPair(seekers, isApart, NOW)?.map(({ userId }) => userId);

test.each<[string, Seeker[], string[] | undefined]>([
  ['nobody', [seeker('ann')], undefined],
  ['two who look', [seeker('ann'), seeker('ben')], ['ann', 'ben']],
  ['not two who are never awake at once', [seeker('ann'), seeker('kai', 'Pacific/Auckland')], undefined],
  [
    'the two with the most hours in common',
    [seeker('ann'), seeker('sam', 'America/New_York'), seeker('ben', 'Europe/London')],
    ['ann', 'ben'],
  ],
  [
    'before that, the two who share a check-in',
    [seeker('ann', undefined, { programmeIds: ['pod'] }), seeker('ben'), seeker('sam', 'America/New_York')],
    ['ben', 'sam'],
  ],
  [
    'before that, the two who share a topic',
    [
      seeker('ann', undefined, { topics: ['pricing', 'design'] }),
      seeker('ben', undefined, { topics: ['taxes'] }),
      seeker('sam', 'America/New_York', { topics: ['design'] }),
    ],
    ['ann', 'sam'],
  ],
  [
    'not two who share a topic and are never awake at once',
    [
      seeker('ann', undefined, { topics: ['design'] }),
      seeker('ben'),
      seeker('kai', 'Pacific/Auckland', { topics: ['design'] }),
    ],
    ['ann', 'ben'],
  ],
  [
    'of equals, those who have waited longest',
    [seeker('ann'), seeker('ben', undefined, { since: new Date(NOW.getTime() - HOUR) }), seeker('tom')],
    ['ben', 'ann'],
  ],
])('brings together %s', (_, seekers, pair) => {
  expect(pairOf(seekers)).toEqual(pair);
});

test('two who are to stay apart are not brought together', () => {
  const isApart = (a: string, b: string) => [a, b].sort().join() === 'ann,ben';
  expect(pairOf([seeker('ann'), seeker('ben')], isApart)).toBeUndefined();
  expect(pairOf([seeker('ann'), seeker('ben'), seeker('tom')], isApart)).toEqual(['ann', 'tom']);
});

const everybody = fc.uniqueArray(
  fc.record({
    userId: fc.constantFrom(...'abcdefgh'),
    since: fc.nat(3).map((hours) => new Date(NOW.getTime() - hours * HOUR)),
    hours: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Tokyo').map((zone) => hoursIn(zone)),
    programmeIds: fc.subarray(['daily', 'pod'], { minLength: 1 }),
    topics: fc.subarray(['pricing', 'design', 'taxes']),
  }),
  { selector: ({ userId }) => userId },
);

test('the pair does not depend on the order', () => {
  fc.assert(
    fc.property(everybody, (all) => {
      expect(pairOf([...all].reverse())).toEqual(pairOf(all));
    }),
  );
});

test('two who share no topic are brought together only if no two could be who share one, and as much else', () => {
  const isTogether = (a: Seeker, b: Seeker) => a.programmeIds.some((id) => b.programmeIds.includes(id));
  const suits = (a: Seeker, b: Seeker) => sharedHours(a.hours, b.hours, NOW) >= 2;
  fc.assert(
    fc.property(everybody, (all) => {
      const pair = bestPair(all, nobodyApart, NOW);
      const others = all
        .flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const))
        .filter(([a, b]) => suits(a, b));
      if (!pair) return expect(others).toEqual([]);
      const [a, b] = pair;
      if (sharedTopics(a.topics, b.topics).length > 0) return;
      const better = others.filter(
        ([c, d]) => sharedTopics(c.topics, d.topics).length > 0 && isTogether(c, d) >= isTogether(a, b),
      );
      expect(better).toEqual([]);
    }),
  );
});

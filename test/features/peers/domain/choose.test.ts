import fc from 'fast-check';
import { DAY, HOUR } from '../../../../src/core/durations.js';
import { choosePeer, isThere, type Peer } from '../../../../src/features/peers/domain/choose.js';

const NOW = new Date('2026-11-23T10:00:00Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const ahead = (ms: number) => ago(-ms);

function peer(userId: string, more: Partial<Peer> = {}): Peer {
  return {
    userId,
    ...{ isAway: false, snoozedUntil: null, unreachableUntil: null, lastCheckinAt: ago(DAY) },
    ...{ given: 3, days: 10, lastGivenAt: ago(3 * DAY), holdsSince: null, isOfCircle: false, sharesTopic: false },
    ...more,
  };
}

test.each<[string, Peer[], string | undefined]>([
  ['nobody, if nobody is there', [], undefined],
  ['not the author', [peer('author'), peer('ben')], 'ben'],
  ['not somebody who was given it before', [peer('before', { given: 0 }), peer('ben')], 'ben'],
  ['the one who was given the fewest', [peer('ann', { given: 2 }), peer('ben', { given: 1 })], 'ben'],
  [
    'the fewest for the days on which they were there',
    [peer('ann', { days: 5 }), peer('ben', { given: 4, days: 20 })],
    'ben',
  ],
  ['of equals, the one whose last one is longer ago', [peer('ann'), peer('ben', { lastGivenAt: ago(4 * DAY) })], 'ben'],
  ['of equals, the one who never got one', [peer('ann'), peer('ben', { lastGivenAt: null })], 'ben'],
  ['of complete equals, always the same one', [peer('tom'), peer('ben')], 'ben'],
  ['not somebody who is away', [peer('ann', { given: 0, isAway: true }), peer('ben')], 'ben'],
  ['not somebody who has snoozed', [peer('ann', { given: 0, snoozedUntil: ahead(1) }), peer('ben')], 'ben'],
  ['somebody whose snooze is over', [peer('ann', { given: 0, snoozedUntil: NOW }), peer('ben')], 'ann'],
  ['not somebody unreachable', [peer('ann', { given: 0, unreachableUntil: ahead(HOUR) }), peer('ben')], 'ben'],
  ['not somebody quiet', [peer('ann', { given: 0, lastCheckinAt: ago(14 * DAY + 1) }), peer('ben')], 'ben'],
  ['not somebody who never checked in', [peer('ann', { given: 0, lastCheckinAt: null }), peer('ben')], 'ben'],
  ['not somebody who holds one of today', [peer('ann', { given: 0, holdsSince: ago(11 * HOUR) }), peer('ben')], 'ben'],
  ['rather somebody who holds none', [peer('ann', { holdsSince: ago(DAY) }), peer('ben')], 'ben'],
  [
    'somebody who holds one from the day before, if they were given far fewer',
    [peer('ann', { given: 1, holdsSince: ago(DAY) }), peer('ben')],
    'ann',
  ],
  ['of equals, one who shares a topic with the author', [peer('ann'), peer('ben', { sharesTopic: true })], 'ben'],
  [
    'rather one who was given fewer than one who shares a topic',
    [peer('ann', { given: 2 }), peer('ben', { sharesTopic: true })],
    'ann',
  ],
  [
    'rather one of the circle of the author than one who shares a topic',
    [peer('ann', { sharesTopic: true }), peer('ben', { isOfCircle: true })],
    'ben',
  ],
  [
    'rather somebody of the circle of the author',
    [peer('ann', { given: 0 }), peer('ben', { isOfCircle: true })],
    'ben',
  ],
  [
    'somebody of another circle if nobody of their own is there',
    [peer('ann'), peer('ben', { isOfCircle: true, isAway: true })],
    'ann',
  ],
])('chooses %s', (_, peers, chosen) => {
  expect(choosePeer(peers, ['author', 'before'], NOW)?.userId).toBe(chosen);
});

const moment = fc.option(fc.integer({ min: -20, max: 20 }).map((hours) => ahead(hours * 12 * HOUR)));
const peers = fc.uniqueArray(
  fc.record({
    userId: fc.constantFrom(...'abcdefghij'),
    isAway: fc.boolean(),
    ...{ snoozedUntil: moment, unreachableUntil: moment, lastCheckinAt: moment },
    ...{
      given: fc.nat(9),
      days: fc.nat(20),
      lastGivenAt: moment,
      holdsSince: moment,
      isOfCircle: fc.constant(false),
      sharesTopic: fc.boolean(),
    },
  }),
  { selector: ({ userId }) => userId },
);
const not = fc.subarray([...'abc']);

test('the one who is chosen is there, holds none of today, and may be asked', () => {
  fc.assert(
    fc.property(peers, not, (all, others) => {
      const chosen = choosePeer(all, others, NOW);
      const fit = all.filter(
        (it) => !others.includes(it.userId) && isThere(it, NOW) && !(it.holdsSince && it.holdsSince > ago(12 * HOUR)),
      );
      expect(chosen === undefined).toBe(fit.length === 0);
      if (chosen) expect(fit).toContain(chosen);
    }),
  );
});

test('the choice does not depend on the order, and a topic decides only between those who were given about as many', () => {
  fc.assert(
    fc.property(peers, not, (all, others) => {
      const chosen = choosePeer(all, others, NOW);
      expect(choosePeer([...all].reverse(), others, NOW)).toBe(chosen);
      if (!chosen) return;
      const load = (it: Peer, held: number) =>
        (it.given + 0.5 + held - (it.sharesTopic ? 0.4 : 0)) / Math.max(it.days, 1);
      const free = all.filter((it) => !others.includes(it.userId) && isThere(it, NOW) && !it.holdsSince);
      for (const it of free) expect(load(it, 0)).toBeGreaterThanOrEqual(load(chosen, chosen.holdsSince ? 0.5 : 0));
    }),
  );
});

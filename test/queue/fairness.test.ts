import fc from 'fast-check';
import { spreadDelay, withPriorities } from '../../src/queue/fairness.js';

test.each([
  ['the first message of a workspace', 0, 300, 0],
  ['the last of the first burst', 29, 300, 0],
  ['the first after the burst', 30, 300, 200],
  ['message 330', 329, 300, 60_000],
  ['message 10,000', 9_999, 300, 1_994_000],
  ['the first after the burst at one message a second', 6, 60, 1_000],
])('spreadDelay returns the delay for %s', (_, place, perMinute, wait) => {
  expect(spreadDelay(place, perMinute)).toBe(wait);
});

const payloads = fc.array(fc.record({ workspaceId: fc.constantFrom('T1', 'T2', 'T3') }), { maxLength: 50 });

test('payloads keep their order and are numbered within their workspace', () => {
  fc.assert(
    fc.property(payloads, (all) => {
      const given = withPriorities(all);
      expect(given.map(({ payload }) => payload)).toEqual(all);
      for (const id of ['T1', 'T2', 'T3']) {
        const places = given.filter(({ payload }) => payload.workspaceId === id).map(({ place }) => place);
        expect(places).toEqual(places.map((_, i) => i));
      }
    }),
  );
});

test('a workspace gets at most its rate plus the first burst in any minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 2_000 }), (perMinute, messages) => {
      const times = Array.from({ length: messages }, (_, place) => spreadDelay(place, perMinute));
      const busiest = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length));
      expect(busiest).toBeLessThanOrEqual(perMinute + Math.ceil(perMinute / 10));
    }),
    { numRuns: 20 },
  );
});

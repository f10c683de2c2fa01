import fc from 'fast-check';
import {
  changesOf,
  inParts,
  isOvertaken,
  MAX_OPTIONS,
  resultsOf,
} from '../../../../src/features/checkins/domain/ticks.js';

test('a list is split in order into the fewest parts that Slack accepts', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), (list) => {
      const parts = inParts(list);
      expect(parts.flat()).toEqual(list);
      expect(parts).toHaveLength(Math.ceil(list.length / MAX_OPTIONS));
      expect(parts.every((part) => part.length >= 1 && part.length <= MAX_OPTIONS)).toBe(true);
    }),
  );
});

const ids = fc.subarray(['a', 'b', 'c', 'd', 'e', 'f']);
const shuffled = ids.chain((some) => fc.shuffledSubarray([...some], { minLength: some.length }));

test('whatever is ticked and removed, in whatever order, each commitment gets at most one result', () => {
  fc.assert(
    fc.property(ids, shuffled, shuffled, (before, ticked, removed) => {
      const results = resultsOf({ before, ticked, removed });
      for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
        const touched = before.includes(id) ? 'carry' : undefined;
        expect(results[id]).toBe(ticked.includes(id) ? 'done' : removed.includes(id) ? 'drop' : touched);
      }
      expect(resultsOf({ before, ticked: ticked.toReversed(), removed: removed.toReversed() })).toEqual(results);
    }),
  );
});

test.each([
  ['a tick', { shown: '', ticked: 'a', done: '' }, { tick: 'a', untick: '' }],
  [
    'a tick that was taken back before its list was updated',
    { shown: '', ticked: '', done: 'a' },
    { tick: '', untick: 'a' },
  ],
  ['the second of two quick ticks', { shown: '', ticked: 'ab', done: 'a' }, { tick: 'b', untick: '' }],
  ['a press that arrives twice', { shown: '', ticked: 'a', done: 'a' }, { tick: '', untick: '' }],
  [
    'a tick on a device that does not show another one',
    { shown: '', ticked: 'b', done: 'a' },
    { tick: 'b', untick: '' },
  ],
  ['an untick on such a device', { shown: 'b', ticked: '', done: 'ab' }, { tick: '', untick: 'b' }],
])('%s changes what its member meant', (_, { shown, ticked, done }, { tick, untick }) => {
  const pressed = { offered: [...'abc'], shown: [...shown], ticked: [...ticked] };
  expect(changesOf(pressed, [...done])).toEqual({ tick: [...tick], untick: [...untick] });
});

test.each([
  ['after no other', { pressedIn: null, pressedAt: null }, false],
  ['after an earlier one in the same block', { pressedIn: 'list 1', pressedAt: '1795420799.999999' }, false],
  ['after a later one in the same block', { pressedIn: 'list 1', pressedAt: '1795420800.000006' }, true],
  ['after a later one in another block', { pressedIn: 'list 2', pressedAt: '1795420800.000006' }, false],
])('a press that arrives %s', (_, last, isLate) => {
  expect(isOvertaken({ pressedIn: 'list 1', pressedAt: '1795420800.000005' }, last)).toBe(isLate);
});

import fc from 'fast-check';
import { changesOf, inParts, MAX_OPTIONS, resultsOf } from '../../../../src/features/checkins/domain/ticks.js';

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

type Press = readonly [block: string, time: string, ticked: string];

/** A list of the commitments a, b and c, in the block "here". */
test.each<[string, { shown: string; ticked: string; last?: Press }, { tick: string; untick: string } | undefined]>([
  ['a tick', { shown: '', ticked: 'a' }, { tick: 'a', untick: '' }],
  ['an untick', { shown: 'ab', ticked: 'b' }, { tick: '', untick: 'a' }],
  ['a tick that is taken back at once', { shown: '', ticked: '', last: ['here', '1', 'a'] }, { tick: '', untick: 'a' }],
  ['the second of two quick ticks', { shown: '', ticked: 'ab', last: ['here', '1', 'a'] }, { tick: 'b', untick: '' }],
  ['a press that arrives twice', { shown: '', ticked: 'a', last: ['here', '2', 'a'] }, { tick: '', untick: '' }],
  ['a press that a later one overtook', { shown: '', ticked: 'a', last: ['here', '3', 'ab'] }, undefined],
  ['a tick after one elsewhere', { shown: '', ticked: 'b', last: ['there', '1', 'a'] }, { tick: 'b', untick: '' }],
  [
    'the same tick after two elsewhere',
    { shown: '', ticked: 'a', last: ['there', '3', 'ab'] },
    { tick: 'a', untick: '' },
  ],
  [
    'the same untick after others elsewhere',
    { shown: 'ab', ticked: 'b', last: ['there', '3', ''] },
    { tick: '', untick: 'a' },
  ],
])('%s changes what its member meant', (_, { shown, ticked, last }, changes) => {
  const [block = null, time = null, on = ''] = last ?? [];
  const offered = [...'abc'];
  const listed = offered.map((id) => ({
    id,
    pressedIn: block,
    pressedAt: time,
    pressedOn: last ? on.includes(id) : null,
  }));
  const press = { offered, shown: [...shown], ticked: [...ticked], pressedIn: 'here', pressedAt: '2' };
  expect(changesOf(press, listed)).toEqual(changes && { tick: [...changes.tick], untick: [...changes.untick] });
});

import { batched } from '../../src/core/batch.js';

/** A function whose rounds end when they are told to. */
function rounds(most = 100) {
  const begun: { items: readonly number[]; end: (error?: Error) => void }[] = [];
  const double = batched<number, number>(most, (items) => {
    return new Promise((resolve, reject) => {
      begun.push({ items, end: (error) => (error ? reject(error) : resolve(items.map((it) => it * 2))) });
    });
  });
  return { begun, double };
}

test('one alone goes at once; those that come meanwhile go together after it', async () => {
  const { begun, double } = rounds();
  const all = Promise.all([1, 2, 3].map(double));
  expect(begun.map((it) => it.items)).toEqual([[1]]);
  begun[0]?.end();
  await Promise.resolve();
  await new Promise(setImmediate);
  expect(begun.map((it) => it.items)).toEqual([[1], [2, 3]]);
  begun[1]?.end();
  expect(await all).toEqual([2, 4, 6]);
});

test('a round takes no more than it may', async () => {
  const { begun, double } = rounds(2);
  const all = Promise.all([1, 2, 3, 4].map(double));
  for (let i = 0; i < 3; i += 1) {
    begun[i]?.end();
    await new Promise(setImmediate);
  }
  expect(begun.map((it) => it.items)).toEqual([[1], [2, 3], [4]]);
  expect(await all).toEqual([2, 4, 6, 8]);
});

test('a round that fails fails for its own, and the next goes on', async () => {
  const { begun, double } = rounds();
  const outcomes = Promise.allSettled([1, 2, 3].map(double));
  begun[0]?.end(new Error('no'));
  await new Promise(setImmediate);
  begun[1]?.end();
  expect((await outcomes).map((it) => it.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});

test('it says when it is calm again', async () => {
  const said: string[] = [];
  const echo = batched<string, string>(
    1,
    async (items) => {
      said.push(...items);
      return items;
    },
    () => said.push('calm'),
  );
  await Promise.all(['a', 'b', 'c'].map(echo));
  await new Promise(setImmediate);
  expect(said).toEqual(['a', 'b', 'c', 'calm']);
});

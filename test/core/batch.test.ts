import { batched } from '../../src/core/batch.js';

/** Returns a batched function that doubles numbers, and its batches, each of which ends when the test calls `end`. */
function heldBatches(most = 100) {
  const begun: { items: readonly number[]; end: (error?: Error) => void }[] = [];
  const double = batched<number, number>(most, (items) => {
    return new Promise((resolve, reject) => {
      begun.push({ items, end: (error) => (error ? reject(error) : resolve(items.map((it) => it * 2))) });
    });
  });
  return { begun, double };
}

test('the first item starts a batch at once, and items that arrive meanwhile form the next batch', async () => {
  const { begun, double } = heldBatches();
  const all = Promise.all([1, 2, 3].map(double));
  expect(begun.map((it) => it.items)).toEqual([[1]]);
  begun[0]?.end();
  await Promise.resolve();
  await new Promise(setImmediate);
  expect(begun.map((it) => it.items)).toEqual([[1], [2, 3]]);
  begun[1]?.end();
  expect(await all).toEqual([2, 4, 6]);
});

test('a batch has at most the given number of items', async () => {
  const { begun, double } = heldBatches(2);
  const all = Promise.all([1, 2, 3, 4].map(double));
  for (let i = 0; i < 3; i += 1) {
    begun[i]?.end();
    await new Promise(setImmediate);
  }
  expect(begun.map((it) => it.items)).toEqual([[1], [2, 3], [4]]);
  expect(await all).toEqual([2, 4, 6, 8]);
});

test('a failed batch rejects only its own items, and the next batch runs', async () => {
  const { begun, double } = heldBatches();
  const outcomes = Promise.allSettled([1, 2, 3].map(double));
  begun[0]?.end(new Error('no'));
  await new Promise(setImmediate);
  begun[1]?.end();
  expect((await outcomes).map((it) => it.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});

test('the idle callback runs after the last batch', async () => {
  const calls: string[] = [];
  const echo = batched<string, string>(
    1,
    async (items) => {
      calls.push(...items);
      return items;
    },
    () => calls.push('calm'),
  );
  await Promise.all(['a', 'b', 'c'].map(echo));
  await new Promise(setImmediate);
  expect(calls).toEqual(['a', 'b', 'c', 'calm']);
});

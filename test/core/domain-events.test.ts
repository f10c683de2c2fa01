import type { Tx } from '../../src/core/database/database.js';
import { createTell, domainEvent, when } from '../../src/core/domain-events.js';

const shipped = domainEvent<string>('shipped');
const lost = domainEvent<string>('lost');
const tx = {} as Tx;

test('subscribers receive their event in order of subscription, in the transaction that publishes it', async () => {
  const received: unknown[] = [];
  const tell = createTell([
    when(shipped, async (it, what) => void received.push(['first', it === tx, what])),
    when(lost, async (it, what) => void received.push(['lost', it === tx, what])),
    when(shipped, async (it, what) => void received.push(['second', it === tx, what])),
  ]);
  await tell(tx, shipped, 'the pricing page');
  expect(received).toEqual([
    ['first', true, 'the pricing page'],
    ['second', true, 'the pricing page'],
  ]);
});

test('an error in a subscriber reaches the publisher, so that its transaction is rolled back', async () => {
  const tell = createTell([when(shipped, () => Promise.reject(new Error('full')))]);
  await expect(tell(tx, shipped, 'it')).rejects.toThrow('full');
});

test('events with the same name are distinct', async () => {
  const received: string[] = [];
  const tell = createTell([when(shipped, async (_, what) => void received.push(what))]);
  await tell(tx, domainEvent<string>('shipped'), 'it');
  expect(received).toEqual([]);
});

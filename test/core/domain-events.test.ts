import type { Tx } from '../../src/core/database/database.js';
import { createTell, domainEvent, when } from '../../src/core/domain-events.js';

const shipped = domainEvent<string>('shipped');
const lost = domainEvent<string>('lost');
const tx = {} as Tx;

test('subscribers hear of their event, in their order, in the transaction that tells it', async () => {
  const heard: unknown[] = [];
  const tell = createTell([
    when(shipped, async (it, what) => void heard.push(['first', it === tx, what])),
    when(lost, async (it, what) => void heard.push(['lost', it === tx, what])),
    when(shipped, async (it, what) => void heard.push(['second', it === tx, what])),
  ]);
  await tell(tx, shipped, 'the pricing page');
  expect(heard).toEqual([
    ['first', true, 'the pricing page'],
    ['second', true, 'the pricing page'],
  ]);
});

test('a subscriber that fails makes the teller fail, so that its transaction is undone', async () => {
  const tell = createTell([when(shipped, () => Promise.reject(new Error('full')))]);
  await expect(tell(tx, shipped, 'it')).rejects.toThrow('full');
});

test('two events of the same name are two events', async () => {
  const heard: string[] = [];
  const tell = createTell([when(shipped, async (_, what) => void heard.push(what))]);
  await tell(tx, domainEvent<string>('shipped'), 'it');
  expect(heard).toEqual([]);
});

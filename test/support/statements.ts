import { jest } from '@jest/globals';
import pg from 'pg';

/** Every statement of Hearth's own transactions, `begin` and `commit` included, while `work` runs. */
export async function transactionsDuring(work: () => Promise<void>): Promise<string[][]> {
  const original = pg.Client.prototype.query;
  const open = new Map<pg.Client, string[]>();
  const done: string[][] = [];
  const spy = jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...args: unknown[]
  ) {
    const [first] = args;
    const text = typeof first === 'string' ? first : String((first as { text?: string })?.text ?? '');
    if (text.startsWith('begin; select set_config')) open.set(this, []);
    open.get(this)?.push(text);
    if (text === 'commit') {
      done.push(open.get(this) ?? []);
      open.delete(this);
    }
    return Reflect.apply(original, this, args);
  });
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return done;
}

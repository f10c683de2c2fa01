import { withMigrationLock } from '../../../src/core/database/migration-lock.js';
import { createLog } from '../../../src/core/log.js';
import { emptyDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(() => database.release());

test('while another process migrates, it says so and waits, and goes on when that is done', async () => {
  const order: string[] = [];
  let proceed: () => void = () => undefined;
  const lines: string[] = [];
  const log = createLog('info', {
    write: (line: string) => {
      lines.push(line);
      order.push('waits');
      proceed();
    },
  });
  let second: Promise<void> = Promise.resolve();
  await withMigrationLock(database.ownerUrl, {}, async () => {
    const waits = new Promise<void>((resolve) => {
      proceed = resolve;
    });
    second = withMigrationLock(database.ownerUrl, { log }, async () => void order.push('second'));
    await waits;
    order.push('first');
  });
  await second;
  expect(order).toEqual(['waits', 'first', 'second']);
  expect(lines.join()).toContain('waiting for another process to migrate the database');
});

test('it gives up after a while and says what to do', async () => {
  await withMigrationLock(database.ownerUrl, {}, async () => {
    const second = withMigrationLock(database.ownerUrl, { maxMs: 1 }, async () => undefined);
    await expect(second).rejects.toThrow('Check if it’s still at work, or stop it.');
  });
});

test('the lock is free again when the work fails', async () => {
  const fails = withMigrationLock(database.ownerUrl, {}, () => Promise.reject(new Error('no room')));
  await expect(fails).rejects.toThrow('no room');
  await withMigrationLock(database.ownerUrl, { maxMs: 1_000 }, async () => undefined);
});

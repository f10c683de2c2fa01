import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/core/database/embedded-postgres.js';
import { copyRunning } from '../../src/core/database/embedded-postgres-backup.js';
import { temporaryFolder } from '../support/temporary.js';

test('a copy of a running Postgres starts with every committed transaction and no partial one', async () => {
  const folder = await temporaryFolder('backup');
  const target = join(folder, 'copy');
  const server = await startEmbeddedPostgres(folder, { durable: false });
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  await client.query('create table notes (n int); create table sums (n int)');
  await client.query(`insert into notes select n from generate_series(1, 10000) n; insert into sums values (10000)`);
  let copying = true;
  let written = 10_000;
  const write = async () => {
    while (copying) {
      written += 1;
      await client.query(`begin; insert into notes values (${written}); update sums set n = n + 1; commit`);
    }
  };
  const writing = write();
  const before = written;
  await copyRunning(join(folder, 'postgres'), server.ownerUrl, target);
  copying = false;
  await writing;
  await client.end();
  await server.stop();
  expect(readdirSync(folder).sort()).toEqual(['copy', 'postgres']);

  const restored = await startEmbeddedPostgres(target, { durable: false });
  const there = new pg.Client({ connectionString: restored.ownerUrl });
  await there.connect();
  const { rows } = await there.query<{ notes: number; distinct: number; sum: number }>(
    'select count(*)::int as notes, count(distinct n)::int as distinct, (select n from sums) as sum from notes',
  );
  await there.end();
  await restored.stop();
  await rm(folder, { recursive: true, force: true });
  const [it] = rows;
  expect(it).toEqual({ notes: it?.sum, distinct: it?.sum, sum: it?.sum });
  expect(it?.sum).toBeGreaterThanOrEqual(before);
  expect(it?.sum).toBeLessThanOrEqual(written);
  expect(written).toBeGreaterThan(before);
});

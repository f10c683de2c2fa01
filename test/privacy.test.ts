import pg from 'pg';
import { inventoryOf } from '../src/deps.js';
import { features } from '../src/features/index.js';
import { freshDatabase } from './support/database.js';

test('the inventory for PRIVACY.md lists exactly the tables of the database', async () => {
  const database = await freshDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  await client.end();
  await database.release();
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(inventoryOf(features)).sort());
});

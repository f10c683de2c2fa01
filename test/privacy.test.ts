import { readFileSync } from 'node:fs';
import pg from 'pg';
import { freshDatabase } from './support/database.js';

test('every table that there is stands in PRIVACY.md, with why and for how long', async () => {
  const database = await freshDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  await client.end();
  await database.release();
  const told = new Set(
    [...readFileSync('PRIVACY.md', 'utf8').matchAll(/^\| `(\w+)` \| [^|]+ \| [^|]+ \| [^|]+ \|$/gm)].map((it) => it[1]),
  );
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.map(({ name }) => name).filter((name) => !told.has(name))).toEqual([]);
});

import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url));

/** Any number will do, as long as every process takes the same. It spells HRTH. */
const LOCK = 0x48525448;

/**
 * Brings the database up to date: ours first, then what `others` migrate (the queue's tables). Any number of processes may
 * start at once: the first takes a lock and migrates, the rest wait and find nothing to do.
 */
export async function migrateDatabase(
  url: string,
  ...others: ((client: pg.Client) => Promise<unknown>)[]
): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
    for (const other of others) await other(client);
  } finally {
    await client.end(); // gives the lock back
  }
}

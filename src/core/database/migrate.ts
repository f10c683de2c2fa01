import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { DatabaseUrls } from '../config.js';
import { prepareAppRole } from './app-role.js';

export const MIGRATIONS = fileURLToPath(new URL('../../../db/migrations', import.meta.url));

/** Any number will do, as long as every process takes the same. It spells HRTH. */
const LOCK = 0x48525448;

/** Brings something else up to date, as the owner; the role of that name is to use it afterwards. */
export type Migration = (owner: pg.Client, role: string) => Promise<void>;

/**
 * Brings the database up to date: ours first, then what `others` migrate (the queue's tables). Any number of processes may
 * start at once: the first takes a lock and migrates, the rest wait and find nothing to do.
 */
export async function migrateDatabase({ url, ownerUrl }: DatabaseUrls, ...others: Migration[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
    const role = await prepareAppRole(client, url);
    for (const other of others) await other(client, role);
  } finally {
    await client.end(); // gives the lock back
  }
}

import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { DatabaseUrls } from '../config.js';
import { prepareAppRole } from './app-role.js';

export const MIGRATIONS = fileURLToPath(new URL('../../../db/migrations', import.meta.url));

/** The advisory lock's key: any number that all processes share. This one spells HRTH. */
const LOCK = 0x48525448;

/** Migrates something else in the database, as the owner, and lets `role`, the app's role, use it. */
export type Migration = (owner: pg.Client, role: string) => Promise<void>;

/** Connects once. Throws if the server doesn't let this role in. */
export async function logIn(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  await client.end();
}

/**
 * Applies Hearth's own migrations, then prepares the app's role and runs `others` (the queue's tables). Any number of
 * processes may start at the same time: the first takes a lock and migrates, and the rest wait and find nothing to do.
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
    await client.end(); // releases the lock
  }
}

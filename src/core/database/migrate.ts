import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { DatabaseUrls } from '../config.js';
import { ensureAccess, roleIn } from './access.js';
import { findingsOn } from './access-check.js';
import { type Waiting, withMigrationLock } from './migration-lock.js';
import { MIGRATIONS } from './tables.js';

/** Migrates something else in the database, as the owner. The app's role may read and write the tables of `schema`. */
export interface Migration {
  readonly schema: string;
  run(owner: pg.Client): Promise<void>;
}

/** Thrown if roles or rights are missing that the owner can't add. The message says what to do. */
export class MissingRightsError extends Error {}

/** Connects once. Throws if the server doesn't let this role in. */
export async function logIn(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  await client.end();
}

/**
 * Applies Hearth's own migrations and `others` (the queue's tables), and creates roles, grants and policies that are
 * missing. Any number of processes may start at the same time: the first takes a lock and migrates, and the rest wait
 * and find nothing to do.
 */
export async function migrateDatabase(
  { url, ownerUrl, waiting = {} }: DatabaseUrls & { readonly waiting?: Waiting },
  ...others: Migration[]
): Promise<void> {
  await withMigrationLock(ownerUrl, waiting, async () => {
    const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
    const schemas = others.map(({ schema }) => schema);
    await client.connect();
    try {
      // Migrations name the roles, which a restored database may lack although the first migration is recorded.
      await ensure(client, url, schemas);
      await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
      for (const other of others) await other.run(client);
      await ensure(client, url, schemas);
    } finally {
      await client.end();
    }
  });
}

async function ensure(client: pg.Client, url: string, schemas: readonly string[]): Promise<void> {
  const refused = await ensureAccess(client, url, schemas);
  if (refused.length === 0) return;
  const names = { app: roleIn(url), owner: client.user ?? '' };
  throw new MissingRightsError(
    findingsOn(refused, names)
      .map(({ text }) => text)
      .join('\n'),
  );
}

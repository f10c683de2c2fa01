import { readMigrationFiles } from 'drizzle-orm/migrator';
import { MIGRATIONS } from '../../src/core/database/tables.js';

/** Returns the time and the hash of each migration, in their order, as Drizzle records them in a database. */
export function migrationHashes(): string[] {
  return readMigrationFiles({ migrationsFolder: MIGRATIONS }).map(
    ({ folderMillis, hash }) => `${folderMillis} ${hash}`,
  );
}

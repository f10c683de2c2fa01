import type { Settings } from '../config.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

/** Returns the Postgres from the settings, or starts the embedded one, which `stop` ends unless others still use it. */
export async function findDatabase(database: Settings['database']): Promise<EmbeddedPostgres> {
  return 'url' in database ? { ...database, stop: async () => undefined } : startEmbeddedPostgres(database.folder);
}

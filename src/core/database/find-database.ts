import type { Settings } from '../config.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

/** The Postgres that the settings name, or the embedded one. `stop` stops what this started and nobody else uses. */
export async function findDatabase(database: Settings['database']): Promise<EmbeddedPostgres> {
  return 'url' in database ? { ...database, stop: async () => undefined } : startEmbeddedPostgres(database.folder);
}

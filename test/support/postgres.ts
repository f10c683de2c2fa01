import { rm } from 'node:fs/promises';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/core/embedded-postgres.js';
import { migrateDatabase } from '../../src/core/migrate.js';
import { migrateQueue } from '../../src/queue/queue.js';
import { temporaryFolder } from './temporary.js';

/** The database that every test's own is copied from: migrated, and empty. */
export const TEMPLATE = 'hearth_template';

/** One server for a whole run of tests, in a folder that goes with it. */
export async function startTestPostgres(): Promise<EmbeddedPostgres> {
  const folder = await temporaryFolder('test');
  const server = await startEmbeddedPostgres(folder, { durable: false });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await migrateDatabase(withDatabase(server.url, TEMPLATE), migrateQueue);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

import { rm } from 'node:fs/promises';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/core/database/embedded-postgres.js';
import { migrateDatabase } from '../../src/core/database/migrate.js';
import { migrateQueue } from '../../src/queue/migrate.js';
import { temporaryFolder } from './temporary.js';

/** The migrated, empty database from which the tests' databases are copied. */
export const TEMPLATE = 'hearth_template';

/** Starts one server for a whole test run. Stopping it deletes its folder. */
export async function startTestPostgres(): Promise<EmbeddedPostgres> {
  const folder = await temporaryFolder('test');
  const server = await startEmbeddedPostgres(folder, { durable: false });
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.query('create table free_databases (name text, schema text)');
  await client.end();
  const template = { url: withDatabase(server.url, TEMPLATE), ownerUrl: withDatabase(server.ownerUrl, TEMPLATE) };
  await migrateDatabase(template, migrateQueue);
  return {
    ...server,
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

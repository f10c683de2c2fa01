import pg from 'pg';
import type { Query } from './query.js';

const TIMEOUT_MS = 10_000;

/**
 * Returns what distinguishes this database from any other: the server's number, which `initdb` draws, and the
 * database's own number on it. A database that was dumped and restored elsewhere has another identity, while one whose
 * files were copied has the same. Throws if the role isn't told the server's number.
 */
export async function identityOf(ask: Query): Promise<string> {
  const [row] = await ask<{ server: string; database: number }>(
    `select system_identifier as server, oid as database
     from pg_control_system(), pg_database where datname = current_database()`,
  );
  return `${row?.server}-${row?.database}`;
}

/** Connects once to ask for the identity; see `identityOf`. */
export async function identityAt(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: TIMEOUT_MS, query_timeout: TIMEOUT_MS });
  client.on('error', () => undefined); // the query fails too
  try {
    await client.connect();
    return await identityOf(async (query) => (await client.query(query)).rows);
  } finally {
    await client.end().catch(() => undefined);
  }
}

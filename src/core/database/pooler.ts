import pg from 'pg';
import { type CheckResult, failed, passed } from '../check-result.js';
import type { DatabaseUrls } from '../config.js';
import { explainPostgres } from '../connection-problem.js';

const TRIES = 5;
const TIMEOUT_MS = 5_000;

/**
 * Returns true if the server gives each transaction of a connection another process, as a pooler in transaction mode
 * does. Of two open connections, each has a process of its own otherwise. Throws if the server doesn't answer.
 */
export async function isPooledByTransaction(connectionString: string): Promise<boolean> {
  const open = () => {
    const limits = { connectionTimeoutMillis: TIMEOUT_MS, query_timeout: TIMEOUT_MS };
    const client = new pg.Client({ connectionString, ...limits });
    client.on('error', () => undefined);
    return client;
  };
  const clients = [open(), open()] as const;
  try {
    for (const client of clients) await client.connect();
    const seen = clients.map(() => new Set<number>());
    for (let tries = 0; tries < TRIES; tries += 1) {
      // One after the other, so that a pooler gives both the same process; three in a round, so that one that takes turns
      // between two processes gives both to each.
      for (const i of [0, 0, 1] as const) seen[i]?.add(await processOf(clients[i]));
    }
    const all = new Set(seen.flatMap((it) => [...it]));
    return all.size < clients.length || seen.some((it) => it.size > 1);
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
}

async function processOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

/** Checks that a queue in Postgres gets connections of its own, because Postgres tells a session of new jobs. */
export async function checkQueueConnection({ url, directUrl }: DatabaseUrls): Promise<CheckResult> {
  const name = directUrl ? 'DATABASE_DIRECT_URL' : 'DATABASE_URL';
  try {
    if (!(await isPooledByTransaction(directUrl ?? url)))
      return passed('The queue has connections of its own to Postgres.');
  } catch (error) {
    return failed(explainPostgres(error, name));
  }
  return failed(
    directUrl
      ? 'DATABASE_DIRECT_URL goes through a pooler too. Set it to the address of the Postgres server itself.'
      : 'DATABASE_URL goes through a pooler in transaction mode, so workers wouldn’t be told of jobs. Set DATABASE_DIRECT_URL to the address of the same database without the pooler, or keep the queue in Redis (REDIS_URL).',
  );
}

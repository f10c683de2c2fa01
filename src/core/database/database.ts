import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import { systemRole, WORKSPACE_SETTING, workspaceRole } from './tenancy.js';

/** An open transaction. Only SQL and pure calls belong between its beginning and its end: no Slack, no queue. */
export type Tx = NodePgDatabase;

export interface Database {
  /** Runs `work` in a transaction that can see and change the rows of this workspace only, whatever its queries say. */
  inWorkspace<T>(workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` in a transaction that sees every workspace. For sweeps, installation look-up and erasure; a test lists the callers. */
  acrossWorkspaces<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * One statement that sees every workspace, as a transaction of its own, and all of it in one round trip instead of three. `$1` in it, which
   * may stand there once, is the value as a literal. Returns its rows.
   */
  acrossInOneTrip(statement: string, value: string): Promise<unknown[]>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A click must be answered within 3 seconds, so nothing waits longer than this for a connection or a query. */
const TIMEOUT_MS = { connectionTimeoutMillis: 1_500, query_timeout: 2_500 };

/**
 * A pool whose connections may break at any time. One that breaks while it is lent out, between two queries, would otherwise end the
 * process: the pool listens for errors of idle ones only. The next query on it fails, which is told where it is asked.
 */
export function openPool(name: string, options: pg.PoolConfig, log: Log, metrics?: Metrics): pg.Pool {
  const pool = new pg.Pool(options);
  metrics?.onScrape(() => {
    metrics.connections.set({ pool: name, state: 'open' }, pool.totalCount);
    metrics.connections.set({ pool: name, state: 'idle' }, pool.idleCount);
    metrics.connections.set({ pool: name, state: 'awaited' }, pool.waitingCount);
  });
  const broke = (error: Error) => log.warn({ err: error }, 'a database connection broke');
  pool.on('error', broke);
  pool.on('connect', (client) => client.on('error', broke));
  return pool;
}

/** Opens a pool of at most `size` connections. Connects lazily: a database that is away shows at the first query. */
export function openDatabase(url: string, size: number, log: Log, metrics?: Metrics): Database {
  const pool = openPool('main', { connectionString: url, max: size, ...TIMEOUT_MS }, log, metrics);
  const as = (role: string) => `select set_config('role', ${pg.escapeLiteral(role)}, true)`;
  const within = (workspaceId: string) => `set_config('${WORKSPACE_SETTING}', ${pg.escapeLiteral(workspaceId)}, true)`;
  return {
    inWorkspace: (workspaceId, work) => transaction(pool, `${as(workspaceRole.name)}, ${within(workspaceId)}`, work),
    acrossWorkspaces: (work) => transaction(pool, as(systemRole.name), work),
    acrossInOneTrip: (statement, value) =>
      withConnection(pool, async (client) => {
        const whole = statement.replace('$1', () => pg.escapeLiteral(value));
        // Postgres answers a text of several statements with as many results.
        const results: unknown = await client.query(`begin; ${as(systemRole.name)}; ${whole}; commit`);
        return (results as pg.QueryResult[])[2]?.rows ?? [];
      }),
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}

/**
 * Drizzle's own transaction never gives its connection back when `begin` fails, and gives broken ones back as if they were good: a
 * few hiccups of the database, and the pool is empty for ever. `first` travels with `begin`.
 */
async function transaction<T>(pool: pg.Pool, first: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { result, tx } = await withConnection(pool, async (client) => {
    await client.query(`begin; ${first}`);
    const tx = drizzle(client);
    const result = await work(tx);
    await client.query('commit');
    return { result, tx };
  });
  for (const next of followUps.get(tx) ?? []) await next();
  return result;
}

const followUps = new WeakMap<Tx, (() => Promise<void>)[]>();

/** Runs this once the transaction has committed, and not at all if it is undone: for putting ids in the queue. */
export function afterCommit(tx: Tx, work: () => Promise<void>): void {
  followUps.set(tx, [...(followUps.get(tx) ?? []), work]);
}

/** Lends a connection for one transaction, which is undone when the work throws. */
async function withConnection<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}

/** Whether this error is Postgres refusing a second row under a unique constraint: how a race is lost. */
export function isDuplicate(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof pg.DatabaseError && cause.code === '23505';
}

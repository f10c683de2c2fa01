import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Log } from './log.js';
import { systemRole, WORKSPACE_SETTING, workspaceRole } from './tenancy.js';

/** An open transaction. Only SQL and pure calls belong between its beginning and its end: no Slack, no queue. */
export type Tx = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

export interface Database {
  /** Runs `work` in a transaction that can see and change the rows of this workspace only, whatever its queries say. */
  inWorkspace<T>(workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` in a transaction that sees every workspace. For sweeps, installation look-up and erasure; a test lists the callers. */
  acrossWorkspaces<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A click must be answered within 3 seconds, so nothing waits longer than this for a connection or a query. */
const PATIENCE_MS = { connectionTimeoutMillis: 1_500, query_timeout: 2_500 };

/** Opens a pool of at most `size` connections. Connects lazily: a database that is away shows at the first query. */
export function openDatabase(url: string, size: number, log: Log): Database {
  const pool = new pg.Pool({ connectionString: url, max: size, ...PATIENCE_MS });
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke'));
  const db = drizzle(pool);
  return {
    inWorkspace: (workspaceId, work) =>
      db.transaction(async (tx) => {
        await tx.execute(
          sql`select set_config('role', ${workspaceRole.name}, true), set_config(${WORKSPACE_SETTING}, ${workspaceId}, true)`,
        );
        return work(tx);
      }),
    acrossWorkspaces: (work) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`select set_config('role', ${systemRole.name}, true)`);
        return work(tx);
      }),
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}

/** Whether this error is Postgres refusing a second row under a unique constraint: how a race is lost. */
export function isDuplicate(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof pg.DatabaseError && cause.code === '23505';
}

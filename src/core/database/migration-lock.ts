import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { MINUTE } from '../durations.js';
import type { Log } from '../log.js';

/** The advisory lock's key: any number that all processes share. This one spells HRTH. */
const LOCK = 0x48525448;

/** How a process waits while another one migrates. */
export interface Waiting {
  readonly log?: Log | undefined;
  /** The milliseconds after which it gives up. */
  readonly maxMs?: number | undefined;
}

const MAX_MS = 10 * MINUTE;
const POLL_MS = 250;
const LOG_EVERY_MS = 30_000;

/** Thrown if another process has migrated for so long that this one gave up. The message says what to do. */
export class MigrationLockError extends Error {}

/**
 * Runs `work` while no other process runs this on the same database. The lock belongs to a transaction that is open
 * meanwhile: behind a pooler, a lock of a session would stay with a connection that others go on using. A process that
 * waits asks again and again, because it would otherwise keep a connection of the pooler from the one that migrates.
 */
export async function withMigrationLock(url: string, waiting: Waiting, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // If the connection breaks, so does the lock, and `commit` throws.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await takeLock(client, waiting);
    await work();
    await client.query('commit');
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function takeLock(client: pg.Client, { log, maxMs = MAX_MS }: Waiting): Promise<void> {
  const since = performance.now();
  let nextLog = 0;
  while (!(await tryLock(client))) {
    const waited = performance.now() - since;
    if (waited > maxMs)
      throw new MigrationLockError(
        'Another process has been migrating this database for too long. Check if it’s still at work, or stop it.',
      );
    if (waited >= nextLog) {
      log?.info({ seconds: Math.round(waited / 1000) }, 'waiting for another process to migrate the database');
      nextLog = waited + LOG_EVERY_MS;
    }
    await pause(Math.min(POLL_MS, maxMs));
  }
}

/** Returns true with a transaction open that holds the lock, or false with none. */
async function tryLock(client: pg.Client): Promise<boolean> {
  await client.query('begin; set local idle_in_transaction_session_timeout = 0');
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [LOCK]);
  if (rows[0]?.taken) return true;
  await client.query('rollback');
  return false;
}

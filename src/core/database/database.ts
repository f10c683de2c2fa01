import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import { warnOnceAMinute } from '../once-a-minute.js';
import { createNames, type NameOf } from './statement-names.js';
import { systemRole, WORKSPACE_SETTING, workspaceRole } from './tenancy.js';

/** An open transaction. Run only SQL and pure calls inside it: no Slack, no queue. */
export type Tx = NodePgDatabase & { readonly $client: pg.PoolClient };

export interface Database {
  /** Runs `work` in a transaction that can read and change only this workspace's rows, whatever its queries ask for. */
  inWorkspace<T>(workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Runs one statement in such a transaction, which `query` has to send before it awaits anything, as `prepared` does. It
   * travels together with the beginning and the end, which takes one round trip instead of two.
   */
  inOneQuery<T>(workspaceId: string, query: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in a transaction that can read and change the rows of every workspace. Only for sweeps, installation
   * look-up and erasure; a test lists the callers.
   */
  acrossWorkspaces<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs one statement in such a transaction, as `inOneQuery` does. */
  acrossInOneQuery<T>(query: (tx: Tx) => Promise<T>): Promise<T>;
  /** Throws unless the database answers, allows changes, and has room on its disk. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** How long a connection and a query may take, in milliseconds, before they fail. A connection is tried twice. */
  readonly timeouts?: { readonly connection: number; readonly query: number };
  /** True if each transaction may get another connection to Postgres, so that none of them can keep anything. */
  readonly isPooled?: boolean;
}

/**
 * Fails if the database allows no changes, although this one finds no row; and if its disk is full, because a sort with
 * this little memory writes to a temporary file. A new row would not tell: it may fit where an old one was.
 */
const TRY_WRITING = `
  update workspaces set name = name where false;
  set local work_mem = '64kB';
  select count(distinct repeat(md5(i::text), 8)) from generate_series(1, 1000) as i`;

/** Slack requires a response to a click within 3 seconds. */
const CLICK_TIMEOUTS = { connection: 1_200, query: 2_500 };

/**
 * Opens a pool that survives broken connections. The pool itself handles errors of idle connections only, so a
 * connection that breaks between two queries of a transaction would end the process. Here the error is logged, and the
 * next query on that connection fails.
 */
export function openPool(name: string, options: pg.PoolConfig & Naming, log: Log, metrics?: Metrics): pg.Pool {
  const pool = new PatientPool({ ...options, Client: ImpatientClient });
  metrics?.onScrape(() => {
    metrics.connections.set({ pool: name, state: 'open' }, pool.totalCount);
    metrics.connections.set({ pool: name, state: 'idle' }, pool.idleCount);
    metrics.connections.set({ pool: name, state: 'awaited' }, pool.waitingCount);
  });
  const warn = warnOnceAMinute(log);
  const logError = (error: Error) => warn({ err: error }, 'a database connection broke');
  pool.on('error', logError);
  pool.on('connect', (client) => client.on('error', logError));
  return pool;
}

/** With `nameOf`, connections keep the statements that it names. Not for a pooler that gives each transaction another one. */
interface Naming {
  readonly nameOf?: NameOf | undefined;
}

type OnConnect = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: boolean) => void,
) => void;

/**
 * Opens a connection at the second try if the first failed, because the timeout also strikes when this process was too
 * busy to see that the database had answered.
 */
class PatientPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: OnConnect): void;
  override connect(callback?: OnConnect): unknown {
    if (callback) return super.connect(callback);
    return super.connect().catch(() => super.connect());
  }
}

/**
 * Closes its connection when a query gets no answer in time. Otherwise whoever keeps a connection, as BullMQ does to
 * listen, would keep one that has gone silent for ever. Writes what is queried together in one go.
 */
class ImpatientClient extends pg.Client {
  private isCorked = false;

  constructor(config?: pg.ClientConfig & Naming) {
    super(config);
    this.query = ((first: unknown, ...rest: unknown[]) => {
      this.cork();
      const result: unknown = Reflect.apply(super.query, this, [named(first, config?.nameOf), ...rest]);
      if (result instanceof Promise) {
        result.catch((error) => {
          if (error instanceof Error && error.message === 'Query read timeout') this.connection.stream.destroy(error);
        });
      }
      return result;
    }) as typeof this.query;
  }

  private cork(): void {
    const { stream } = this.connection;
    if (this.isCorked) return;
    this.isCorked = true;
    stream.cork();
    process.nextTick(() => {
      this.isCorked = false;
      stream.uncork();
    });
  }
}

/** Returns what is passed to `query`, with a name for a statement with parameters. */
function named(statement: unknown, nameOf: NameOf | undefined): unknown {
  if (!nameOf || typeof statement !== 'object' || statement === null || !('text' in statement)) return statement;
  const name = typeof statement.text === 'string' ? nameOf(statement.text) : undefined;
  return name ? { ...statement, name } : statement;
}

/** Opens a pool of at most `size` connections. Connects lazily, so an unreachable database fails the first query. */
export function openDatabase(
  url: string,
  size: number,
  log: Log,
  metrics?: Metrics,
  { timeouts: { connection, query } = CLICK_TIMEOUTS, isPooled = false }: DatabaseOptions = {},
): Database {
  const limits = { max: size, connectionTimeoutMillis: connection, query_timeout: query, pipeline: true };
  const nameOf = isPooled ? undefined : createNames();
  const pool = openPool('main', { connectionString: url, ...limits, nameOf }, log, metrics);
  const as = (role: string) => `select set_config('role', ${pg.escapeLiteral(role)}, true)`;
  const asWorkspace = (workspaceId: string) => {
    // Postgres would refuse the whole beginning for it, and the first statement would then run without a role.
    if (workspaceId.includes('\0')) throw new Error('This is not the id of a workspace.');
    return `${as(workspaceRole.name)}, set_config('${WORKSPACE_SETTING}', ${pg.escapeLiteral(workspaceId)}, true)`;
  };
  return {
    inWorkspace: async (workspaceId, work) => transaction(pool, asWorkspace(workspaceId), work),
    inOneQuery: async (workspaceId, query) => oneQuery(pool, asWorkspace(workspaceId), query),
    acrossWorkspaces: (work) => transaction(pool, as(systemRole.name), work),
    acrossInOneQuery: (query) => oneQuery(pool, as(systemRole.name), query),
    check: () =>
      withConnection(pool, async (client) => {
        await client.query(`begin; ${as(systemRole.name)}; ${TRY_WRITING}; commit`);
      }),
    close: () => pool.end(),
  };
}

/** Ends a transaction whose client is gone without a word. Otherwise its locks would keep everybody waiting for ever. */
const END_IF_IDLE = `set local idle_in_transaction_session_timeout = '15s'`;

/**
 * Runs `work` in a transaction, and what `afterCommit` registered after it. Used instead of Drizzle's own transaction,
 * which leaks its connection when `begin` fails and returns broken connections to the pool: a few database failures
 * would leave the pool without usable connections. `setUp` is SQL that is sent together with `begin`.
 */
async function transaction<T>(pool: pg.Pool, setUp: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { result, tx } = await withConnection(pool, async (client) => {
    const begun = client.query(`begin; ${END_IF_IDLE}; ${setUp}`);
    // Not awaited yet, so that the first statement goes along. It fails, too, if this did.
    begun.catch(() => undefined);
    const tx = drizzle(client);
    const result = await work(tx).catch(async (error) => {
      await begun; // the cause, if it failed
      throw error;
    });
    await begun;
    await client.query('commit');
    return { result, tx };
  });
  for (const next of followUps.get(tx) ?? []) await next();
  return result;
}

/** Sends one statement together with the beginning and the end of its transaction. */
async function oneQuery<T>(pool: pg.Pool, setUp: string, query: (tx: Tx) => Promise<T>): Promise<T> {
  return withConnection(pool, async (client) => {
    const begun = client.query(`begin; ${setUp}`);
    let isEnded = false;
    const untilEnded = sendingTo(() => {
      // A statement that is sent after the end would run without the role of the transaction.
      if (isEnded) throw new Error('A statement was sent after the end of its transaction.');
      return client;
    });
    const answered = (async () => query(drizzle(untilEnded)))();
    isEnded = true;
    const [, result] = await together(begun, answered, client.query('commit'));
    return result;
  });
}

/** Returns a connection for Drizzle that sends each statement to the one that `current` returns at that moment. */
export function sendingTo(current: () => pg.PoolClient): pg.PoolClient {
  const query = (...statement: unknown[]) => {
    const client = current();
    return Reflect.apply(client.query, client, statement);
  };
  return Object.create(pg.Client.prototype, { query: { value: query } }) as pg.PoolClient;
}

const followUps = new WeakMap<Tx, (() => Promise<void>)[]>();

/** Runs `work` after the transaction commits, and not at all if it rolls back. Use it to enqueue ids. */
export function afterCommit(tx: Tx, work: () => Promise<void>): void {
  followUps.set(tx, [...(followUps.get(tx) ?? []), work]);
}

/**
 * Returns the results of work in one transaction of which no part needs another's result, so that its statements travel
 * together. If one fails, still waits for the others, so that none of them goes on after the transaction has ended, and
 * throws that error rather than those which follow from it.
 */
export async function together<T extends readonly unknown[]>(...parts: T): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(parts);
  const failed = settled.flatMap((it) => (it.status === 'rejected' ? [it.reason] : []));
  if (failed.length > 0) throw failed.find((it) => codeOf(it) !== ABORTED) ?? failed[0];
  return settled.map((it) => it.status === 'fulfilled' && it.value) as { [K in keyof T]: Awaited<T[K]> };
}

/** Postgres' code for a statement in a transaction in which another one has failed. */
const ABORTED = '25P02';

/** Returns Postgres' code for an error, which Drizzle may have wrapped. */
function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof pg.DatabaseError ? cause.code : undefined;
}

/** Runs `work` on a connection of the pool. If it throws, rolls back, and drops the connection if that fails too. */
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

/** Returns true if the error is a unique violation: another transaction inserted the same row first. */
export function isDuplicate(error: unknown): boolean {
  return codeOf(error) === '23505';
}

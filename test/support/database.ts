import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DatabaseUrls } from '../../src/core/config.js';
import { NAME } from '../../src/queue/store.js';
import { TEMPLATE, withDatabase } from './postgres.js';

export interface TestDatabase extends DatabaseUrls {
  /** Ends all connections. Then empties the database for another test, or drops it if its schema has changed. */
  release(): Promise<void>;
}

/**
 * Returns a migrated, empty database for one test alone. Hearth connects to it as a role that owns nothing, as in
 * production. Reuses a database that another test has released, if there is one: emptying takes 10 ms, creating 400 ms.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const { name, schema } = (await takeFree()) ?? (await makeMigrated());
  return { ...urlsOf(name), release: () => release(name, schema) };
}

/** Returns a database without any tables. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = await create('');
  return { ...urlsOf(name), release: () => drop(name) };
}

/** Returns the connection URL of the same database for its owner, who sees every row. */
export function asOwner(url: string): string {
  return urlsOf(new URL(url).pathname.slice(1)).ownerUrl;
}

interface Migrated {
  readonly name: string;
  readonly schema: string;
}

async function makeMigrated(): Promise<Migrated> {
  const name = await create(`template ${TEMPLATE}`);
  // A copy of a database doesn't get its right to connect.
  await onServer(`grant connect on database ${name} to hearth_app; revoke connect on database ${name} from public`);
  return { name, schema: await withClient(urlsOf(name).ownerUrl, schemaOf) };
}

async function takeFree(): Promise<Migrated | undefined> {
  const free = 'select name from free_databases limit 1 for update skip locked';
  const [it] = await onServer<Migrated>(`delete from free_databases where name = (${free}) returning name, schema`);
  return it;
}

async function create(options: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name} ${options}`);
  return name;
}

async function release(name: string, schema: string): Promise<void> {
  const isEmptied = await withClient(urlsOf(name).ownerUrl, (owner) => empty(owner, schema));
  await (isEmptied ? onServer(`insert into free_databases values ('${name}', '${schema}')`) : drop(name));
}

/** Restores the database to its initial state. Returns false and keeps the rows if its schema has changed. */
export async function empty(owner: pg.Client, schema: string): Promise<boolean> {
  await owner.query(CUT_OFF);
  if ((await schemaOf(owner)) !== schema) return false;
  await owner.query(EMPTY);
  return true;
}

async function drop(name: string): Promise<void> {
  await onServer(`drop database if exists ${name} with (force)`);
}

const CUT_OFF = `select pg_terminate_backend(pid, 5000) from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`;

/** Deletes all rows and resets all sequences. Migrating uses the queue's first id, so this does too. */
const EMPTY = `
  set session_replication_role = replica;
  do $$
  declare name text;
  begin
    for name in select format('%I.%I', schemaname, tablename) from pg_tables
      where schemaname in ('public', 'bullmq') and tablename <> 'migration' loop
      execute 'delete from ' || name;
    end loop;
    for name in select format('%I.%I', schemaname, sequencename) from pg_sequences where schemaname in ('public', 'bullmq') loop
      perform setval(name, 1, false);
    end loop;
    perform bullmq.next_job_id('${NAME}');
  end $$`;

/** The tables that migrations write to: Postgres' catalogs, and the lists of applied migrations. */
const DEFINITIONS = [
  ...['attrdef', 'attribute', 'class', 'constraint', 'namespace', 'policy', 'proc', 'trigger', 'type'].map(
    (it) => `pg_${it}`,
  ),
  'drizzle.__drizzle_migrations',
  'bullmq.migration',
];

/** Returns a fingerprint of the schema: the number of definitions and the last transaction that wrote one. */
export async function schemaOf(client: pg.Client): Promise<string> {
  const each = DEFINITIONS.map((it) => `select count(*) as number, max(xmin::text::bigint) as last from ${it}`);
  const statement = `select sum(number) || ' ' || max(last) as schema from (${each.join(' union all ')}) definitions`;
  try {
    const { rows } = await client.query<{ schema: string }>(statement);
    return rows[0]?.schema ?? '';
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === UNDEFINED_TABLE) return 'without migrations';
    throw error;
  }
}

const UNDEFINED_TABLE = '42P01';

function onServer<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> {
  return withClient(serverUrl('TEST_POSTGRES_OWNER_URL'), async (client) => (await client.query<Row>(statement)).rows);
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlsOf(name: string): DatabaseUrls {
  return {
    url: withDatabase(serverUrl('TEST_POSTGRES_URL'), name),
    ownerUrl: withDatabase(serverUrl('TEST_POSTGRES_OWNER_URL'), name),
  };
}

function serverUrl(name: 'TEST_POSTGRES_URL' | 'TEST_POSTGRES_OWNER_URL'): string {
  const url = process.env[name];
  if (!url) throw new Error('The tests’ Postgres is started by test/support/setup.mjs.');
  return url;
}

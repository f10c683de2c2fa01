import { readMigrationFiles } from 'drizzle-orm/migrator';
import pg from 'pg';
import { type CheckResult, errorName, failed, passed, warning } from '../check-result.js';
import type { Clock } from '../clock.js';
import type { DatabaseUrls } from '../config.js';
import { explainPostgres } from '../connection-problem.js';
import { checkAccess } from './access-check.js';
import type { Query } from './query.js';
import { MIGRATIONS } from './tables.js';
import { WORKSPACE_SETTING, workspaceRole } from './tenancy.js';

const OLDEST_VERSION = 15;
const MAX_SKEW_S = 60;
const TIMEOUT_MS = 5_000;

/** A check that runs on an open connection to the database with these addresses. */
export type Check = (ask: Query, urls: DatabaseUrls) => Promise<CheckResult[]>;

/**
 * Checks that a database is set up as Hearth needs it, and runs the checks in `more` too, unless something is missing
 * that the next start adds. `schemas` are those that Hearth reads and writes besides its own. Changes nothing.
 */
export async function checkDatabase(
  urls: DatabaseUrls,
  clock: Clock,
  schemas: readonly string[],
  more: readonly Check[],
): Promise<CheckResult[]> {
  const { url, ownerUrl } = urls;
  const ownerName = url === ownerUrl ? 'DATABASE_URL' : 'DATABASE_OWNER_URL';
  let isReady = false;
  const accessCheck: Check = async (ask) => {
    const found = await checkAccess(ask, url, schemas);
    isReady = found.isReady;
    return found.findings;
  };
  const checks = [versionCheck, clockCheck(clock), migrationsCheck, firstStartCheck(ownerName), accessCheck];
  const findings = await runChecks(urls, ownerUrl, ownerName, checks);
  if (!isReady || findings.some(({ mark }) => mark === '✗')) return findings;
  return [...findings, ...(await runChecks(urls, url, 'DATABASE_URL', [writeCheck, ...more]))];
}

async function runChecks(
  urls: DatabaseUrls,
  url: string,
  name: string,
  checks: readonly Check[],
): Promise<CheckResult[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  const ask: Query = async (query, values) => (await client.query(query, values)).rows;
  try {
    await client.connect();
    const findings: CheckResult[] = [];
    for (const check of checks) findings.push(...(await check(ask, urls).catch(refused)));
    return findings;
  } catch (error) {
    return [failed(explainPostgres(error, name))];
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refused(error: unknown): CheckResult[] {
  return [failed(`The database refuses a check (${errorName(error)}). Its log says why.`)];
}

/** Tries whether the owner may create what the first start creates. Creates nothing. */
function firstStartCheck(name: string): Check {
  return async (ask) => {
    const [table] = await ask<{ there: boolean }>(`select to_regclass('public.workspaces') is not null as there`);
    if (table?.there) return [];
    return tried(ask, name, ['create schema hearth_doctor', 'create table hearth_doctor.tried ()']);
  };
}

/** Tries whether Hearth can write in the database, as it does for a workspace. Changes nothing. */
async function writeCheck(ask: Query): Promise<CheckResult[]> {
  const problems = await tried(ask, 'DATABASE_URL', [
    `set local role ${workspaceRole.name}`,
    `select set_config('${WORKSPACE_SETTING}', '-', true)`,
    `insert into once (workspace_id, key, at) values ('-', 'doctor', now())`,
  ]);
  return problems.length > 0 ? problems : [passed('Hearth can write in the database.')];
}

/** Runs these statements in a transaction that is rolled back. Returns what keeps them from working. */
async function tried(ask: Query, name: string, statements: readonly string[]): Promise<CheckResult[]> {
  await ask(`begin; set local lock_timeout = ${TIMEOUT_MS}`);
  try {
    for (const statement of statements) await ask(statement);
    return [];
  } catch (error) {
    return [failed(explainPostgres(error, name))];
  } finally {
    await ask('rollback');
  }
}

async function versionCheck(ask: Query): Promise<CheckResult[]> {
  const [row] = await ask<{ server_version: string }>('show server_version');
  const name = `Postgres ${row?.server_version}`;
  if (Number.parseInt(row?.server_version ?? '', 10) >= OLDEST_VERSION) return [passed(`${name} answers.`)];
  return [failed(`${name} is too old: Hearth needs ${OLDEST_VERSION} or newer. Upgrade it.`)];
}

function clockCheck(clock: Clock) {
  return async (ask: Query): Promise<CheckResult[]> => {
    const before = clock().getTime();
    const [row] = await ask<{ now: Date }>('select clock_timestamp() as now');
    // The database read its clock at some time between these two readings, so compare it with their midpoint.
    const middle = (before + clock().getTime()) / 2;
    const seconds = Math.round(Math.abs((row?.now.getTime() ?? 0) - middle) / 1000);
    if (seconds <= MAX_SKEW_S) return [passed('The database’s clock agrees with this machine’s.')];
    return [
      warning(`The database’s clock and this machine’s differ by ${seconds} seconds. Set both by a time server (NTP).`),
    ];
  };
}

async function migrationsCheck(ask: Query): Promise<CheckResult[]> {
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS }).map((it) => it.folderMillis);
  const [table] = await ask<{ readable: boolean | null }>(
    `select has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as readable
     from pg_class c join pg_namespace n on n.oid = relnamespace
     where nspname = 'drizzle' and relname = '__drizzle_migrations'`,
  );
  // The check of the owners says what to do.
  if (table?.readable === false) return [];
  const applied = table
    ? (await ask<{ at: string }>('select created_at as at from drizzle.__drizzle_migrations')).map((it) =>
        Number(it.at),
      )
    : [];
  const newer = applied.filter((at) => !known.includes(at)).length;
  const missing = known.filter((at) => !applied.includes(at)).length;
  return [
    ...(missing > 0
      ? [
          warning(
            `${missing} of ${known.length} migrations haven’t been applied. The next start of Hearth applies them.`,
          ),
        ]
      : [passed(`All ${known.length} migrations have been applied.`)]),
    ...(newer > 0
      ? [
          warning(
            `${newer} more have been applied that this version doesn’t know. Start the newer version that they belong to.`,
          ),
        ]
      : []),
  ];
}

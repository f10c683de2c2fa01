import { readMigrationFiles } from 'drizzle-orm/migrator';
import pg from 'pg';
import { type CheckResult, errorName, failed, passed, warning } from '../check-result.js';
import type { Clock } from '../clock.js';
import type { DatabaseUrls } from '../config.js';
import { explainPostgres } from '../connection-problem.js';
import { MIGRATIONS } from './migrate.js';
import { systemRole, workspaceRole } from './tenancy.js';

const OLDEST_VERSION = 15;
const MAX_SKEW_S = 60;
const TIMEOUT_MS = 5_000;
const TENANCY_ROLES = [workspaceRole.name, systemRole.name];

/** Runs a query and returns its rows. `Row` is not checked against them. */
export type Query = <Row extends pg.QueryResultRow>(query: string, values?: unknown[]) => Promise<Row[]>;

/** A check that runs on an open connection. */
export type Check = (ask: Query) => Promise<CheckResult[]>;

/** Checks that a database is set up as Hearth needs it, and runs the checks in `more` too. Changes nothing. */
export async function checkDatabase(
  { url, ownerUrl }: DatabaseUrls,
  clock: Clock,
  more: readonly Check[],
): Promise<CheckResult[]> {
  const checks = [versionCheck, clockCheck(clock), migrationsCheck, rolesCheck, ...more];
  if (url === ownerUrl) return runChecks(url, 'DATABASE_URL', checks);
  const roleFindings = await runChecks(ownerUrl, 'DATABASE_OWNER_URL', [appRoleCheck(url)]);
  if (roleFindings.some(({ mark }) => mark === '✗')) return roleFindings;
  // The app's role doesn't exist before the first start; until then the checks run as the owner.
  const [checked, name] = roleFindings.length > 0 ? [ownerUrl, 'DATABASE_OWNER_URL'] : [url, 'DATABASE_URL'];
  return [...roleFindings, ...(await runChecks(checked, name, checks))];
}

async function runChecks(url: string, name: string, checks: readonly Check[]): Promise<CheckResult[]> {
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
    for (const check of checks) findings.push(...(await check(ask).catch(refused)));
    return findings;
  } catch (error) {
    return [failed(explainPostgres(error, name))];
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refused(error: unknown): CheckResult[] {
  return [
    failed(
      `The database refuses the check (${errorName(error)}). DATABASE_URL has to name the user who owns its tables.`,
    ),
  ];
}

/** Returns a check that the role in `url` exists, without a finding if it does. Runs as the owner. */
function appRoleCheck(url: string): Check {
  const { user = '' } = new pg.Client({ connectionString: url });
  return async (ask) => {
    const [it] = await ask<{ name: string; there: boolean; may: boolean }>(
      `select current_user as name, exists (select 1 from pg_roles where rolname = $1) as there,
         (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may`,
      [user],
    );
    if (it?.there) return [];
    if (it?.may) return [warning(`The role ${user}, which Hearth uses, doesn’t exist yet. The next start creates it.`)];
    return [failed(`${it?.name} isn’t allowed to create the role ${user}. Run: alter role "${it?.name}" createrole`)];
  };
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
  const [table] = await ask<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  const applied = table?.there
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

interface Role {
  readonly name: string;
  readonly tooPowerful: boolean;
  readonly ours: boolean;
}

async function rolesCheck(ask: Query): Promise<CheckResult[]> {
  const found = await ask<Role>(
    `select rolname as name, pg_has_role(current_user, oid, 'member') as ours,
       rolsuper or rolbypassrls or exists (select 1 from pg_class where relowner = pg_roles.oid) as "tooPowerful"
     from pg_roles where rolname = any($1) order by 1`,
    [TENANCY_ROLES],
  );
  const overprivileged = found.filter((role) => role.tooPowerful).map((role) => role.name);
  if (overprivileged.length > 0)
    return [
      failed(
        `${overprivileged.join(' and ')} can do or own too much, so workspaces aren’t kept apart. Remove those rights.`,
      ),
    ];
  const [me] = await ask<{ name: string; may: boolean; owns: boolean }>(
    `select rolname as name, rolsuper or rolcreaterole as may,
       rolsuper or exists (select 1 from pg_class where relowner = pg_roles.oid and relname = 'workspaces') as owns
     from pg_roles where rolname = current_user`,
  );
  if (found.length === TENANCY_ROLES.length && found.every((role) => role.ours))
    return [
      passed('The roles that keep workspaces apart exist, and own nothing.'),
      ...(me?.owns
        ? [
            warning(
              `Hearth runs as ${me.name}, who owns its tables. Name a user who owns nothing in DATABASE_URL, and ${me.name} in DATABASE_OWNER_URL.`,
            ),
          ]
        : []),
    ];
  if (me?.may)
    return [warning('The roles that keep workspaces apart don’t exist yet. The next start of Hearth creates them.')];
  return [
    failed(
      `${me?.name} isn’t allowed to create the roles that keep workspaces apart. Run: alter role "${me?.name}" createrole`,
    ),
  ];
}

import pg from 'pg';
import { MISSING_ACCESS } from './access-query.js';
import type { Query } from './query.js';
import { tablesOfThisVersion } from './tables.js';
import { systemRole, workspaceRole } from './tenancy.js';

export const TENANCY_ROLES = [workspaceRole.name, systemRole.name];

/** A role, grant or policy that is missing or wrong. */
export interface Missing {
  /**
   * `role` and `login`: a role of the tenancy, or the app's, is missing. `createrole`: the owner may not create the
   * first ones. `inherits`: the app's role does. `member`: it can't switch to a role of the tenancy, or inherits from it.
   * `owner`: a table belongs to another role. `connect`: other roles may connect to the database, or ours may not.
   */
  readonly kind: 'role' | 'createrole' | 'login' | 'inherits' | 'member' | 'owner' | 'grant' | 'policy' | 'connect';
  /** The SQL that mends it. */
  readonly statement: string;
  /** True if the owner may run the statement. */
  readonly may: boolean;
}

/** Returns what the app's role, which is named in `url`, lacks. `schemas` are those that it reads and writes itself. */
export function missingAccess(ask: Query, url: string, schemas: readonly string[]): Promise<Missing[]> {
  return ask<Missing & pg.QueryResultRow>(MISSING_ACCESS, [
    roleIn(url),
    TENANCY_ROLES,
    tablesOfThisVersion(),
    [...schemas],
  ]);
}

/**
 * Creates every role, grant and policy that is missing, whatever the recorded migrations say: a dump holds no roles, so
 * a restored database lacks them. Creates the role that `url` connects as if it doesn't exist, without any rights of its
 * own, so that a query that runs without a role switch sees nothing. Returns what the owner may not mend, and then
 * changes nothing, unless it's only the right to connect, which Hearth can do without. Call it as the owner.
 */
export async function ensureAccess(owner: pg.Client, url: string, schemas: readonly string[]): Promise<Missing[]> {
  const ask: Query = async (query, values) => (await owner.query(query, values)).rows;
  const missing = await missingAccess(ask, url, schemas);
  const refused = missing.filter(({ kind, may }) => !may && kind !== 'connect');
  if (refused.length > 0) return refused;
  for (const { kind, statement, may } of missing) {
    if (!may) continue;
    // All databases of a server share their roles, so a process that prepares another database may create it first.
    await owner.query(kind === 'login' ? statement + passwordClause(url) : statement).catch((error) => {
      if (!ROLE_EXISTS.includes(error.code)) throw error;
    });
  }
  return [];
}

/** SQLSTATE codes: duplicate_object, and unique_violation when two sessions create the role at the same moment. */
const ROLE_EXISTS = ['42710', '23505'];

/** Returns the name of the role that an address connects as. */
export function roleIn(url: string): string {
  return new pg.Client({ connectionString: url }).user ?? '';
}

function passwordClause(url: string): string {
  const { password } = new pg.Client({ connectionString: url });
  return ` password ${pg.escapeLiteral(String(password ?? ''))}`;
}

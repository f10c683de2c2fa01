import pg from 'pg';
import { systemRole, workspaceRole } from './tenancy.js';

/**
 * Prepares the role that `url` connects as: creates it if it doesn't exist, and lets it switch to Hearth's two roles
 * and read which migrations were applied. It gets no other rights, so a query that runs without a role switch sees
 * nothing. Call it as the owner, after migrating. Returns the role's name.
 */
export async function prepareAppRole(owner: pg.Client, url: string): Promise<string> {
  const { user: name = '', password } = new pg.Client({ connectionString: url });
  const role = pg.escapeIdentifier(name);
  if (!(await holds(owner, 'select 1 from pg_roles where rolname = $1', name))) {
    // All databases of a server share their roles, so a process that prepares another database may create it first.
    await owner
      .query(`create role ${role} login noinherit password ${pg.escapeLiteral(String(password ?? ''))}`)
      .catch((error) => {
        if (!ROLE_EXISTS.includes(error.code)) throw error;
      });
  }
  for (const tenancyRole of [workspaceRole.name, systemRole.name]) {
    if (await holds(owner, `select 1 where pg_has_role($1, '${tenancyRole}', 'member')`, name)) continue;
    await owner.query(`grant ${tenancyRole} to ${role} ${await noInheritClause(owner)}`);
  }
  await owner.query(`grant usage on schema drizzle to ${role}`);
  await owner.query(`grant select on all tables in schema drizzle to ${role}`);
  return name;
}

/** SQLSTATE codes: duplicate_object, and unique_violation when two sessions create the role at the same moment. */
const ROLE_EXISTS = ['42710', '23505'];

async function holds(client: pg.Client, query: string, name: string): Promise<boolean> {
  return (await client.query(query, [name])).rows.length > 0;
}

/** Returns the clause for a grant without inheritance. Before Postgres 16, only the role itself has that property. */
async function noInheritClause(client: pg.Client): Promise<string> {
  const newer = `select 1 where current_setting('server_version_num')::int >= 160000 and $1 <> ''`;
  return (await holds(client, newer, 'any')) ? 'with inherit false' : '';
}

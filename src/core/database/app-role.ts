import pg from 'pg';
import { systemRole, workspaceRole } from './tenancy.js';

/**
 * Sees to it that the role of this address can log in, take on Hearth's two roles, and look up which migrations were made. Itself it has
 * no rights, so that a query that forgets to take one on sees nothing. Returns its name. For an owner to call, after migrating.
 */
export async function prepareAppRole(owner: pg.Client, url: string): Promise<string> {
  const { user: name = '', password } = new pg.Client({ connectionString: url });
  const role = pg.escapeIdentifier(name);
  if (!(await holds(owner, 'select 1 from pg_roles where rolname = $1', name))) {
    // Of several databases on one server another may make it at this moment; roles are common to all.
    await owner
      .query(`create role ${role} login noinherit password ${pg.escapeLiteral(String(password ?? ''))}`)
      .catch((error) => {
        if (!ROLE_EXISTS.includes(error.code)) throw error;
      });
  }
  for (const taken of [workspaceRole.name, systemRole.name]) {
    if (await holds(owner, `select 1 where pg_has_role($1, '${taken}', 'member')`, name)) continue;
    await owner.query(`grant ${taken} to ${role} ${await noInheritClause(owner)}`);
  }
  await owner.query(`grant usage on schema drizzle to ${role}`);
  await owner.query(`grant select on all tables in schema drizzle to ${role}`);
  return name;
}

/** SQLSTATE: duplicate_object, and unique_violation when both were as fast. */
const ROLE_EXISTS = ['42710', '23505'];

async function holds(client: pg.Client, query: string, name: string): Promise<boolean> {
  return (await client.query(query, [name])).rows.length > 0;
}

/** Before Postgres 16 this is a property of the role alone. */
async function noInheritClause(client: pg.Client): Promise<string> {
  const newer = `select 1 where current_setting('server_version_num')::int >= 160000 and $1 <> ''`;
  return (await holds(client, newer, 'any')) ? 'with inherit false' : '';
}

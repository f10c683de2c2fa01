import pg from 'pg';
import { migrateDatabase } from '../../../src/core/database/migrate.js';
import { migrateQueue } from '../../../src/queue/migrate.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.release();
});

/** Runs a statement as the application role. Returns Postgres's error code, or undefined if it succeeds. */
const refused = (statement: string): Promise<string | undefined> =>
  client.query(statement).then(
    () => undefined,
    (error) => error.code,
  );

const FORBIDDEN = '42501';

const tables = async () =>
  (
    await client.query<{ name: string; owner: string }>(
      `select format('%I.%I', schemaname, tablename) as name, tableowner as owner from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    )
  ).rows;

test('the application role owns nothing and has no special attributes', async () => {
  const { rows } = await client.query(`
    select rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication, rolinherit,
      array(select roleid::regrole::text from pg_auth_members where member = r.oid order by 1) as takes_on,
      (select count(*)::int from pg_shdepend where refobjid = r.oid and deptype = 'o') as owns
    from pg_roles r where rolname = current_user`);
  expect(rows).toEqual([
    {
      rolname: 'hearth_app',
      rolsuper: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolbypassrls: false,
      rolreplication: false,
      rolinherit: false,
      takes_on: ['hearth_system', 'hearth_workspace'],
      owns: 0,
    },
  ]);
});

test.each([undefined, 'hearth_workspace', 'hearth_system'])(
  'the application role cannot drop, alter or create a table, as %s',
  async (role) => {
    await client.query(role ? `set role ${role}` : 'reset role');
    const all = await tables();
    expect(all.length).toBeGreaterThan(20);
    for (const { name } of all) {
      expect([name, await refused(`drop table ${name}`)]).toEqual([name, FORBIDDEN]);
      expect([name, await refused(`alter table ${name} disable row level security`)]).toEqual([name, FORBIDDEN]);
      expect([name, await refused(`truncate ${name}`)]).toEqual([name, FORBIDDEN]);
    }
    for (const schema of ['public', 'bullmq', 'drizzle'])
      expect([schema, await refused(`create table ${schema}.mine (it int)`)]).toEqual([schema, FORBIDDEN]);
    expect(await refused('create schema mine')).toBe(FORBIDDEN);
    await client.query('reset role');
  },
);

test('the application role cannot read a table before it takes on a role and sets a workspace', async () => {
  const ours = (await tables()).filter(({ name }) => name.startsWith('public.'));
  for (const { name } of ours) expect([name, await refused(`select from ${name}`)]).toEqual([name, FORBIDDEN]);
  await client.query('set role hearth_workspace');
  for (const { name } of ours)
    expect([name, await refused(`select from ${name} where workspace_id <> ''`)]).toEqual([name, '42704']);
  await client.query('reset role');
});

test('the application role cannot become the owner or any other role', async () => {
  const [table] = await tables();
  const owner = new pg.Client({ connectionString: database.ownerUrl }).user;
  expect(table?.owner).toBe(owner);
  for (const role of [owner, 'pg_read_all_data', 'pg_execute_server_program'])
    expect([role, await refused(`set role ${role}`)]).toEqual([role, FORBIDDEN]);
  expect(await refused(`grant hearth_system to hearth_app with admin option`)).toBe(FORBIDDEN);
  expect(await refused(`alter role hearth_app superuser`)).toBe(FORBIDDEN);
});

test('one role may be both owner and application role, and a second migration changes nothing', async () => {
  await migrateDatabase(database, migrateQueue);
  await migrateDatabase({ url: database.ownerUrl, ownerUrl: database.ownerUrl }, migrateQueue);
  expect((await tables()).length).toBeGreaterThan(20);
});

test('an owner without superuser rights can migrate, and creates the application role with its password', async () => {
  const admin = new pg.Client({ connectionString: database.ownerUrl });
  await admin.connect();
  const name = new URL(database.url).pathname.slice(1);
  const [owner, app] = [`owner_${name}`, `app_${name}`];
  await admin.query(`create role ${owner} login createrole password 'one'`);
  await admin.query(`grant hearth_workspace, hearth_system to ${owner} with admin option`);
  await admin.query(`create database of_${owner} owner ${owner}`);
  const urlOf = (role: string, password: string) => {
    const url = new URL(database.url);
    [url.username, url.password, url.pathname] = [role, password, `/of_${owner}`];
    return url.href;
  };
  try {
    const urls = { url: urlOf(app, 'two%27'), ownerUrl: urlOf(owner, 'one') };
    await migrateDatabase(urls, migrateQueue);
    const it = new pg.Client({ connectionString: urls.url });
    await it.connect();
    await it.query('set role hearth_system');
    expect((await it.query('select from people')).rows).toEqual([]);
    await it.end();
  } finally {
    await admin.query(`drop database if exists of_${owner} with (force)`);
    for (const role of [app, owner]) await admin.query(`drop role if exists ${role}`);
    await admin.end();
  }
});

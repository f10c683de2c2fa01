import pg from 'pg';
import { explainPostgres } from '../../../src/core/connection-problem.js';
import { ensureAccess, missingAccess } from '../../../src/core/database/access.js';
import { logIn, migrateDatabase } from '../../../src/core/database/migrate.js';
import type { Query } from '../../../src/core/database/query.js';
import { tablesOfThisVersion } from '../../../src/core/database/tables.js';
import { migrateQueue, SCHEMA } from '../../../src/queue/migrate.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let owner: pg.Client;
let ask: Query;

beforeEach(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  ask = async (query, values) => (await owner.query(query, values)).rows;
  await migrateDatabase(database, migrateQueue);
});

afterEach(async () => {
  await owner.end();
  await database.release();
});

const missing = async (url = database.url) =>
  (await missingAccess(ask, url, [SCHEMA])).map(({ kind, statement, may }) => `${kind}${may ? '' : '!'}: ${statement}`);

const name = () => new URL(database.url).pathname.slice(1);

test('a migrated database lacks nothing, and its tables are those that the migrations record', async () => {
  expect(await missing()).toEqual([]);
  const tables = await ask<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public'`);
  expect(tablesOfThisVersion().toSorted()).toEqual(tables.map((it) => it.name).toSorted());
});

test.each([
  ['alter table people disable row level security', ['policy: alter table public.people enable row level security']],
  [
    'drop policy people_of_workspace on people',
    [
      `policy: create policy people_of_workspace on public.people to hearth_workspace using (workspace_id = current_setting('hearth.workspace')) with check (workspace_id = current_setting('hearth.workspace'))`,
    ],
  ],
  [
    'alter policy people_of_system on people to public',
    [
      'policy: drop policy people_of_system on public.people; create policy people_of_system on public.people to hearth_system using (true) with check (true)',
    ],
  ],
  [
    'alter policy people_of_workspace on people using (true)',
    [expect.stringMatching(/^policy: drop policy people_of_workspace on public\.people; create policy/)],
  ],
  [
    'revoke update on people from hearth_workspace',
    ['grant: grant select, insert, update, delete on table public.people to hearth_workspace'],
  ],
  [
    'revoke all on schema drizzle, bullmq from hearth_app; revoke all on all tables in schema drizzle from hearth_app',
    [
      'grant: grant usage on schema bullmq to hearth_app',
      'grant: grant usage on schema drizzle to hearth_app',
      'grant: grant select on table drizzle.__drizzle_migrations to hearth_app',
    ],
  ],
  [
    'revoke delete on bullmq.job from hearth_app',
    ['grant: grant select, insert, update, delete on table bullmq.job to hearth_app'],
  ],
])('after "%s", the next start mends it', async (statement, expected) => {
  await owner.query(statement);
  expect(await missing()).toEqual(expected);
  await migrateDatabase(database, migrateQueue);
  expect(await missing()).toEqual([]);
});

test('an existing role gets its rights, but inherits none', async () => {
  const app = `app_${name()}`;
  const url = new URL(database.url);
  [url.username, url.password] = [app, 'x'];
  await owner.query(`create role ${app} login password 'x'`);
  await owner.query(`grant hearth_system to ${app}`);
  try {
    expect(await missing(url.href)).toEqual(
      expect.arrayContaining([
        `inherits: alter role ${app} noinherit`,
        `member: grant hearth_system to ${app} with inherit false`,
        `member: grant hearth_workspace to ${app} with inherit false`,
        `grant: grant connect on database ${name()} to ${app}`,
      ]),
    );
    await migrateDatabase({ url: url.href, ownerUrl: database.ownerUrl }, migrateQueue);
    expect(await missing(url.href)).toEqual([]);
    const login = new pg.Client({ connectionString: url.href });
    await login.connect();
    await expect(login.query('select from people')).rejects.toMatchObject({ code: '42501' });
    await login.query('set role hearth_system');
    expect((await login.query('select from people')).rows).toEqual([]);
    await login.end();
  } finally {
    await owner.query(`drop owned by ${app}; drop role ${app}`);
  }
});

test('another login of the same server can’t connect, although it may take on Hearth’s roles', async () => {
  const stranger = `stranger_${name()}`;
  await owner.query(`create role ${stranger} login noinherit password 'x'`);
  await owner.query(`grant hearth_system to ${stranger}`);
  const url = new URL(database.url);
  [url.username, url.password] = [stranger, 'x'];
  try {
    const refusal = await logIn(url.href).catch((error) => explainPostgres(error, 'DATABASE_URL'));
    expect(refusal).toBe(
      'The role in DATABASE_URL may not connect to the database. Run as the database’s owner: grant connect on database … to …',
    );
  } finally {
    await owner.query(`drop role ${stranger}`);
  }
});

test('what the owner may not mend is returned, and nothing is changed', async () => {
  const other = `other_${name()}`;
  await owner.query(`create role ${other} login`);
  await owner.query('drop policy people_of_system on people');
  await owner.query(`set role ${other}`);
  try {
    const refused = await ensureAccess(owner, database.url, [SCHEMA]);
    expect(refused.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['owner', 'policy']));
  } finally {
    await owner.query('reset role');
    await owner.query(`drop role ${other}`);
  }
  expect(await missing()).toHaveLength(1);
});

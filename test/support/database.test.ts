import pg from 'pg';
import { createLog } from '../../src/core/log.js';
import { byId, idPayload, job } from '../../src/queue/job.js';
import { openQueue } from '../../src/queue/queue.js';
import { empty, freshDatabase, schemaOf, type TestDatabase } from './database.js';

let database: TestDatabase;
let owner: pg.Client;

beforeEach(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterEach(async () => {
  await owner.end();
  await database.release();
});

/** Returns the rows and sequences of each schema of Hearth; the rows as one XML text. */
async function contents(): Promise<unknown[]> {
  const { rows } = await owner.query(
    `select nspname, schema_to_xml(nspname::name, true, false, '')::text as rows,
       (select json_agg(it order by sequencename) from pg_sequences it where schemaname = nspname) as sequences
     from pg_namespace where nspname in ('public', 'bullmq', 'drizzle') order by 1`,
  );
  return rows;
}

test('an emptied database has the same contents as a new one and no connections', async () => {
  const [before, schema] = [await contents(), await schemaOf(owner)];
  const queue = openQueue({ postgresUrl: database.url }, createLog('silent'));
  for (const id of ['A', 'B'])
    await queue.add(job('test.do', idPayload, byId, { when: 'a test says so', does: 'nothing' }), {
      workspaceId: 'T1',
      id,
    });
  await owner.query(
    `insert into workspaces (workspace_id, name, url, bot_user_id) values ('T1', 'Chess Club', '', 'U0')`,
  );
  await owner.query(`insert into once select 'T1', 'key', now()`);
  expect(await contents()).not.toEqual(before);
  expect(await empty(owner, schema)).toBe(true);
  expect(await contents()).toEqual(before);
  await queue.close();
});

test.each([
  'alter table people add note text',
  'drop policy people_of_workspace on people',
  'alter table people drop constraint people_workspace_id_user_id_pk cascade',
  'alter table people disable row level security',
  'grant select on people to hearth_app',
  'alter table people owner to hearth_workspace',
  'create table notes (it text)',
  'insert into drizzle.__drizzle_migrations (hash, created_at) values (1, 9999999999999)',
  'drop schema drizzle, bullmq cascade',
])('a database is not reused after: %s', async (statement) => {
  const schema = await schemaOf(owner);
  await owner.query(statement);
  expect(await empty(owner, schema)).toBe(false);
});

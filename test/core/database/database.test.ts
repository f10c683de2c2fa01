import { eq, sql } from 'drizzle-orm';
import pg from 'pg';
import {
  afterCommit,
  type Database,
  isDuplicate,
  openDatabase,
  openPool,
  type Tx,
  together,
} from '../../../src/core/database/database.js';
import { createLog } from '../../../src/core/log.js';
import { people, workspaces } from '../../../src/core/schema.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

let test_: TestDatabase;
let db: Database;

const workspace = (workspaceId: string) => ({
  workspaceId,
  name: workspaceId,
  url: 'https://x.example/',
  botUserId: 'B',
});
const person = (workspaceId: string, userId: string) => ({
  workspaceId,
  userId,
  name: userId,
  zone: 'UTC',
  locale: 'en-GB',
  standing: 'full' as const,
});

beforeAll(async () => {
  test_ = await freshDatabase();
  db = openDatabase(test_.url, 4, createLog('silent'));
  await db.inWorkspace('T1', (tx) => tx.insert(workspaces).values(workspace('T1')));
  await db.inWorkspace('T1', (tx) => tx.insert(people).values([person('T1', 'U1'), person('T1', 'U2')]));
  await db.inWorkspace('T2', (tx) => tx.insert(people).values(person('T2', 'U1')));
});

afterAll(async () => {
  await db.close();
  await test_.release();
});

test('a query without a where clause returns no rows of another workspace', async () => {
  const rows = await db.inWorkspace('T2', (tx) => tx.select().from(people));
  expect(rows.map((row) => [row.workspaceId, row.userId])).toEqual([['T2', 'U1']]);
});

test('an update or delete does not affect another workspace', async () => {
  await db.inWorkspace('T2', (tx) => tx.update(people).set({ name: 'changed' }));
  await db.inWorkspace('T2', (tx) => tx.delete(people).where(eq(people.userId, 'U2')));
  const rows = await db.inWorkspace('T1', (tx) => tx.select().from(people).orderBy(people.userId));
  expect(rows.map((row) => row.name)).toEqual(['U1', 'U2']);
});

test('a row cannot be inserted into another workspace', async () => {
  const write = db.inWorkspace('T2', (tx) => tx.insert(people).values(person('T1', 'U9')));
  await expect(write).rejects.toMatchObject({ cause: { code: '42501' } });
});

test('acrossWorkspaces returns the rows of all workspaces', async () => {
  const rows = await db.acrossWorkspaces((tx) => tx.select().from(people));
  expect(rows.map((row) => `${row.workspaceId} ${row.userId}`).sort()).toEqual(['T1 U1', 'T1 U2', 'T2 U1']);
});

test('a transaction that fails is rolled back', async () => {
  const work = db.inWorkspace('T1', async (tx) => {
    await tx.insert(people).values(person('T1', 'U3'));
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(await db.inWorkspace('T1', (tx) => tx.select().from(people))).toHaveLength(2);
});

test('an id that Postgres would refuse lets no statement run', async () => {
  const write = db.inWorkspace('T1\0', (tx) => tx.insert(people).values(person('T1', 'U3')));
  await expect(write).rejects.toThrow('This is not the id of a workspace.');
});

test('a query that is not sent at once fails, instead of running outside of its transaction', async () => {
  const late = (tx: Tx) => tx.select({ id: people.userId }).from(people);
  const reason = ['cause.message', 'A statement was sent after the end of its transaction.'] as const;
  await expect(db.inOneQuery('T1', late)).rejects.toHaveProperty(...reason);
  await expect(db.acrossInOneQuery(late)).rejects.toHaveProperty(...reason);
  const atOnce = (tx: Tx) => late(tx).execute();
  expect(await db.inOneQuery('T2', atOnce)).toEqual([{ id: 'U1' }]);
  expect(await db.acrossInOneQuery(atOnce)).toHaveLength(3);
});

test('a query that throws at once leaves the connection as it was', async () => {
  const throws = () => {
    throw new Error('not built');
  };
  await expect(db.inOneQuery('T1', throws)).rejects.toThrow('not built');
  expect(await db.inOneQuery('T2', (tx) => tx.select({ id: people.userId }).from(people).execute())).toHaveLength(1);
});

test('a read that fails waits for those that travel with it', async () => {
  let later = 'is still to come';
  const slow = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    later = 'has come';
  };
  await expect(together(Promise.reject(new Error('no')), slow())).rejects.toThrow('no');
  expect(later).toBe('has come');
});

test('of several parts of a transaction, the error of the one that failed is thrown, not those that follow from it', async () => {
  const inTwoSteps = async (tx: Tx) => {
    await tx.execute(sql`select 1`);
    await tx.execute(sql`select 2`);
  };
  const failing = (tx: Tx) => tx.execute(sql`select 1 / 0`).execute();
  for (const parts of [
    (tx: Tx) => together(inTwoSteps(tx), failing(tx)),
    (tx: Tx) => together(failing(tx), inTwoSteps(tx)),
    (tx: Tx) => together(inTwoSteps(tx), together(inTwoSteps(tx), failing(tx))),
  ]) {
    const failed = db.inWorkspace<unknown>('T1', parts);
    await expect(failed).rejects.toMatchObject({ cause: { code: '22012' } });
  }
});

test('isDuplicate recognizes the violation of a unique constraint', async () => {
  const twice = await db
    .inWorkspace('T1', (tx) => tx.insert(people).values(person('T1', 'U1')))
    .catch((error) => error);
  expect([isDuplicate(twice), isDuplicate(new Error('else'))]).toEqual([true, false]);
});

test('every table has row-level security, with policies for exactly the two roles', async () => {
  const client = new pg.Client({ connectionString: test_.url });
  await client.connect();
  const tables = await client.query(`
    select relname, relrowsecurity,
      (select array_agg(polroles::regrole[]::text order by polroles::regrole[]::text) from pg_policy where polrelid = pg_class.oid) as roles
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`);
  await client.end();
  expect(tables.rows.length).toBeGreaterThan(5);
  for (const table of tables.rows) {
    expect(table).toEqual({
      relname: table.relname,
      relrowsecurity: true,
      roles: ['{hearth_system}', '{hearth_workspace}'],
    });
  }
});

test('an afterCommit callback runs after the commit, and not at all after a rollback', async () => {
  const seen: string[] = [];
  const look = async () => {
    const rows = await db.inWorkspace('T1', (tx) => tx.select().from(people).where(eq(people.userId, 'U1')));
    seen.push(rows[0]?.name ?? '');
  };
  await db.inWorkspace('T1', async (tx) => {
    await tx.update(people).set({ name: 'kept' }).where(eq(people.userId, 'U1'));
    afterCommit(tx, look);
  });
  const failed = db.inWorkspace('T1', async (tx) => {
    afterCommit(tx, look);
    throw new Error('failed');
  });
  await expect(failed).rejects.toThrow('failed');
  expect(seen).toEqual(['kept']);
});

const busyFor = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

test('a process that was too busy to see its connection open in time connects once more', async () => {
  const busy = openDatabase(test_.url, 1, createLog('silent'));
  const rows = busy.inWorkspace('T2', (tx) => tx.select({ userId: people.userId }).from(people));
  busyFor(1_600);
  expect(await rows).toEqual([{ userId: 'U1' }]);
  await busy.close();
});

test('so do others that share the pool, such as the queue', async () => {
  const limits = { connectionString: test_.url, connectionTimeoutMillis: 1_000 };
  const pool = openPool('queue', limits, createLog('silent'));
  const connected = pool.connect();
  busyFor(1_400);
  (await connected).release();
  await pool.end();
});

test.each([
  ['allows no changes', 'default_transaction_read_only', 'on', '25006'],
  ['has no room for a temporary file', 'temp_file_limit', '0', '53400'],
])('the check fails if the database %s', async (_, setting, value, code) => {
  const fresh = await freshDatabase();
  const checked = openDatabase(fresh.url, 1, createLog('silent'));
  await checked.check();
  await checked.close();
  const { pathname, username } = new URL(fresh.url);
  const owner = new pg.Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  const scope = `role ${username} in database ${pathname.slice(1)}`;
  await owner.query(`alter ${scope} set ${setting} = ${value}`);
  const again = openDatabase(fresh.url, 1, createLog('silent'));
  await expect(again.check()).rejects.toMatchObject({ code });
  await again.close();
  await owner.query(`alter ${scope} reset ${setting}`);
  await owner.end();
  await fresh.release();
});

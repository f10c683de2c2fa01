import { and, eq, gt, sql } from 'drizzle-orm';
import { type Database, openDatabase } from '../../../src/core/database/database.js';
import { isOneOf, prepared } from '../../../src/core/database/prepared.js';
import { createLog } from '../../../src/core/log.js';
import { workspaces } from '../../../src/core/schema.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

const early = new Date('2026-11-23T08:00:00Z');
const late = new Date('2026-11-23T08:00:00.001Z');

let database: TestDatabase;
let db: Database;
let built = 0;

beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase(database.url, 2, createLog('silent'));
});

afterAll(async () => {
  await db.close();
  await database.release();
});

const add = prepared(['id', 'name', 'at'], (tx, { id, name, at }) =>
  tx.insert(workspaces).values({ workspaceId: id, name, url: 'https://x/', botUserId: 'U0', installedAt: at }),
);

const named = prepared(['names', 'after'], (tx, { names, after }) => {
  built += 1;
  return tx
    .select({ id: workspaces.workspaceId, name: workspaces.name, at: workspaces.installedAt })
    .from(workspaces)
    .where(and(isOneOf(workspaces.name, names), gt(workspaces.installedAt, after)))
    .orderBy(workspaces.workspaceId);
});

const rename = prepared(['id', 'name'], (tx, { id, name }) =>
  tx
    .update(workspaces)
    .set({ name: sql`${name}` })
    .where(eq(workspaces.workspaceId, id)),
);

test('a prepared statement is built once, and gets other values at each use', async () => {
  await db.acrossWorkspaces(async (tx) => {
    await add(tx, { id: 'T1', name: 'Ann’s "club"', at: early });
    await add(tx, { id: 'T2', name: `'; drop`, at: late });
    await add(tx, { id: 'T3', name: '{x,y}', at: late });
  });
  await db.acrossWorkspaces((tx) => rename(tx, { id: 'T3', name: 'c,d' }));
  const found = (names: readonly string[], after: Date) => db.acrossWorkspaces((tx) => named(tx, { names, after }));
  const before = new Date(early.getTime() - 1);
  const all = ['Ann’s "club"', `'; drop`, 'c,d'];
  expect(await found(all, before)).toEqual([
    { id: 'T1', name: 'Ann’s "club"', at: early },
    { id: 'T2', name: `'; drop`, at: late },
    { id: 'T3', name: 'c,d', at: late },
  ]);
  expect(await found(all, early)).toEqual([
    { id: 'T2', name: `'; drop`, at: late },
    { id: 'T3', name: 'c,d', at: late },
  ]);
  expect(await found([], before)).toEqual([]);
  expect(built).toBe(1);
});

test('transactions that run at the same time each use their own connection', async () => {
  const counts = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      db.inWorkspace(`T${1 + (i % 3)}`, async (tx) => {
        await tx.execute(sql`select pg_sleep(0.01)`);
        return (await named(tx, { names: ['Ann’s "club"', `'; drop`, 'c,d'], after: new Date(0) })).map(({ id }) => id);
      }),
    ),
  );
  expect(counts).toEqual(Array.from({ length: 8 }, (_, i) => [`T${1 + (i % 3)}`]));
  expect(built).toBe(1);
});

test('a missing value is an error, and not an empty one', async () => {
  const incomplete = { names: ['x'] } as never;
  await expect(db.acrossWorkspaces((tx) => named(tx, incomplete))).rejects.toThrow(/after/);
});

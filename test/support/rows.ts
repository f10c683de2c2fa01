import pg from 'pg';
import { asOwner } from './database.js';

/** Returns all rows of a workspace by table, for tests that compare them before and after a refused request. */
export async function rowsOf(databaseUrl: string, workspaceId: string): Promise<Record<string, unknown[]>> {
  return query(databaseUrl, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select table_name as name from information_schema.columns where column_name = 'workspace_id' and table_schema = 'public' order by 1`,
    );
    const rows: Record<string, unknown[]> = {};
    for (const { name } of tables.rows) {
      const found = await client.query(
        `select to_jsonb(t) as row from "${name}" t where workspace_id = $1 order by 1`,
        [workspaceId],
      );
      rows[name] = found.rows;
    }
    return rows;
  });
}

/** Returns one id of each table that has ids. */
export function idsIn(rows: Record<string, unknown[]>): [table: string, id: string][] {
  return Object.entries(rows).flatMap(([table, [first]]) => {
    const id = /"id": ?"([0-9a-f-]{36})"/.exec(JSON.stringify(first) ?? '')?.[1];
    return id ? [[table, id] as [string, string]] : [];
  });
}

/** Returns the column `value` of the only row. Throws if there is not exactly one row. */
export async function oneValue(databaseUrl: string, sql: string, values: readonly unknown[] = []): Promise<string> {
  return query(databaseUrl, async (client) => {
    const { rows } = await client.query<{ value: string }>({ text: sql, values: [...values] });
    if (rows.length !== 1 || !rows[0]) throw new Error(`${rows.length} rows for: ${sql}`);
    return rows[0].value;
  });
}

/** Returns all rows of a query. */
export async function allRows(databaseUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  return query(databaseUrl, async (client) => (await client.query(sql)).rows);
}

/** Does the work while another transaction holds the rows that `sql` locks. */
export async function whileLocked(databaseUrl: string, sql: string, work: () => Promise<void>): Promise<void> {
  await query(databaseUrl, async (client) => {
    await client.query('begin');
    await client.query(sql);
    await work();
    await client.query('commit');
  });
}

async function query<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: asOwner(databaseUrl) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

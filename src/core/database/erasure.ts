import { type SQL, sql } from 'drizzle-orm';
import type { Database, Tx } from './database.js';

/** How many rows were erased, or freed of somebody's id, by table. */
export type Erased = Readonly<Record<string, number>>;

/** Few enough for one statement to be done long before anybody loses patience with it. */
const DELETE_BATCH = 1_000;

/** Columns by whose value a row is about one person. */
const PERSON_COLUMNS = ['user_id', 'recipient'];

/** Columns that name somebody in a row about something else, and what stands there without them. */
const REFERENCE_COLUMNS: Readonly<Record<string, SQL>> = {
  created_by: sql`(select bot_user_id from workspaces)`,
  installer_id: sql`null`,
  asked_id: sql`null`,
  // What others did towards them stays theirs. Two rows of one day must not become the same.
  with_user: sql`'-' || gen_random_uuid()`,
};

/**
 * Erases everything of a workspace, in whatever tables there are, itself last: where it breaks off, the next go finds it and goes on. `goOn` is
 * asked in the transaction of each batch; undefined when it said no.
 */
export async function eraseWorkspace(
  db: Database,
  workspaceId: string,
  shouldContinue: (tx: Tx) => Promise<boolean>,
): Promise<Erased | undefined> {
  const ofWorkspace = sql`workspace_id = ${workspaceId}`;
  const tables = (await db.acrossWorkspaces(tenantTables)).map((it) => it.name).filter((it) => it !== 'workspaces');
  const erased: Record<string, number> = {};
  const erase = async (table: string): Promise<number> => {
    const count = await db.acrossWorkspaces(async (tx) =>
      (await shouldContinue(tx)) ? deleteBatch(tx, table, ofWorkspace) : -1,
    );
    if (count < 0) throw new ErasureCancelled();
    if (count > 0) erased[table] = (erased[table] ?? 0) + count;
    return count < DELETE_BATCH ? count : count + (await erase(table));
  };
  try {
    // Work that was under way when the workspace stopped may still write, so it is over when a whole round finds nothing.
    for (let found = 1; found > 0; ) {
      found = 0;
      for (const table of tables) found += await erase(table);
    }
    await erase('workspaces');
    return erased;
  } catch (error) {
    if (error instanceof ErasureCancelled) return undefined;
    throw error;
  }
}

class ErasureCancelled extends Error {}

/** Erases everything about a person in a workspace. Whoever is still in the home channel of a community is met again there, as somebody new. */
export async function erasePerson(db: Database, workspaceId: string, userId: string): Promise<Erased> {
  const erased: Record<string, number> = {};
  const note = (table: string, count: number) => {
    if (count > 0) erased[table] = (erased[table] ?? 0) + count;
    return count;
  };
  for (const { name, columns, documents } of await db.acrossWorkspaces(tenantTables)) {
    const about = [
      ...columns.filter((it) => PERSON_COLUMNS.includes(it)).map((it) => sql`${sql.identifier(it)} = ${userId}`),
      // An event that waits for its handlers.
      ...documents.map((it) => sql`strpos(${sql.identifier(it)}::text, ${`"${userId}"`}) > 0`),
    ];
    for (const where of about) {
      while (note(name, await db.inWorkspace(workspaceId, (tx) => deleteBatch(tx, name, where))) === DELETE_BATCH);
    }
    for (const [column, without] of Object.entries(REFERENCE_COLUMNS).filter(([it]) => columns.includes(it))) {
      const free = sql`update ${sql.identifier(name)} set ${sql.identifier(column)} = ${without} where ${sql.identifier(column)} = ${userId}`;
      note(name, (await db.inWorkspace(workspaceId, (tx) => tx.execute(free))).rowCount ?? 0);
    }
  }
  return erased;
}

async function deleteBatch(tx: Tx, table: string, where: SQL): Promise<number> {
  const name = sql.identifier(table);
  const { rowCount } = await tx.execute(
    sql`delete from ${name} where ctid = any(array(select ctid from ${name} where ${where} limit ${DELETE_BATCH}))`,
  );
  return rowCount ?? 0;
}

interface Table extends Record<string, unknown> {
  readonly name: string;
  readonly columns: string[];
  /** Its columns of JSON. */
  readonly documents: string[];
  /** The tables that it points to. */
  readonly parents: string[];
}

/** Every table with rows of workspaces, each before those it points to, so that no delete takes others along. */
async function tenantTables(tx: Tx): Promise<Table[]> {
  const { rows } = await tx.execute<Table>(sql`
    select c.relname as name, array_agg(a.attname::text) as columns,
      coalesce(array_agg(a.attname::text) filter (where a.atttypid = 'jsonb'::regtype), '{}') as documents,
      array(select p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and p.oid <> c.oid) as parents
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    group by c.oid, c.relname having bool_or(a.attname = 'workspace_id') order by c.relname`);
  const sorted: Table[] = [];
  while (rows.length > 0) {
    const next = rows.findIndex((it) => !rows.some((other) => other.parents.includes(it.name)));
    sorted.push(...rows.splice(Math.max(next, 0), 1));
  }
  return sorted;
}

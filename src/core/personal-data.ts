import { getTableName, SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database, Tx } from './database/database.js';
import { MAX_BATCH } from './database/retention.js';

/**
 * The rule for a column that holds a user id, applied when that person is erased: the row is deleted, the column is set
 * to null (`clear`), or it is set to the value of an SQL expression. `delete if mentioned` is for JSON columns that may
 * hold the id anywhere; such a row is exported to the person in its field `user`, with no other field. Rows that belong to a row of another table are deleted with it by the foreign key; `belongsTo`
 * names that table, so that they can be exported. `anonymize` keeps a row of the person's without
 * the id, and without what these columns hold. `deleteIf` deletes the rows for which it is true, and sets the column to the
 * value of `otherwise` in all others.
 */
export type ColumnRule =
  | 'delete'
  | 'delete if mentioned'
  | 'clear'
  | SQL
  | { readonly belongsTo: PgTable }
  | { readonly anonymize: readonly string[] }
  | { readonly deleteIf: SQL; readonly otherwise: SQL };

/** A description of a table for the people whose data it holds. PRIVACY.md is generated from it. */
export interface TableEntry {
  readonly holds: string;
  readonly why: string;
  /** The retention, in words. */
  readonly kept: string;
  /** The columns whose text is encrypted; see `secrets.ts`. */
  readonly sealed?: readonly string[];
  /** The columns that hold user ids, with their rules. */
  readonly people?: Readonly<Record<string, ColumnRule>>;
}

/** The entries of all tables, by table name in the database. */
export type DataInventory = Readonly<Record<string, TableEntry>>;

/** The number of rows that were deleted, or from which the person's id was removed, by table. */
export type Erased = Readonly<Record<string, number>>;

/**
 * Deletes all rows of a workspace from every table, and the workspace itself last, so that an interrupted erasure is
 * found again and resumed. Calls `shouldContinue` in the transaction of each batch; stops and returns undefined when
 * that returns false.
 */
export async function eraseWorkspace(
  db: Database,
  workspaceId: string,
  shouldContinue: (tx: Tx) => Promise<boolean>,
): Promise<Erased | undefined> {
  const ofWorkspace = sql`workspace_id = ${workspaceId}`;
  const tables = (await db.acrossWorkspaces(tablesInOrder)).filter((it) => it !== 'workspaces');
  const erased: Record<string, number> = {};
  const erase = async (table: string): Promise<number> => {
    const count = await db.acrossWorkspaces(async (tx) =>
      (await shouldContinue(tx)) ? deleteBatch(tx, table, ofWorkspace) : -1,
    );
    if (count < 0) throw new ErasureCancelled();
    if (count > 0) erased[table] = (erased[table] ?? 0) + count;
    return count < MAX_BATCH ? count : count + (await erase(table));
  };
  try {
    // Jobs that were running when the workspace stopped may still write, so repeat until a whole round finds nothing.
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

/** Erases everything about a person in a workspace, by the inventory's rules for the columns of each table. */
export async function erasePerson(
  db: Database,
  inventory: DataInventory,
  workspaceId: string,
  userId: string,
): Promise<Erased> {
  const tables = await db.acrossWorkspaces(tablesInOrder);
  const columns = tables.flatMap((table) =>
    Object.entries(inventory[table]?.people ?? {}).map(([column, rule]) => ({ table, column, rule })),
  );
  const erased: Record<string, number> = {};
  // Jobs that were already running may still write, so repeat until a whole round finds nothing.
  for (let found = 1; found > 0; ) {
    found = 0;
    for (const it of columns) {
      const count = await db.inWorkspace(workspaceId, (tx) => eraseBatch(tx, it, userId));
      if (count > 0) erased[it.table] = (erased[it.table] ?? 0) + count;
      found += count;
    }
  }
  return erased;
}

/**
 * Deletes a batch of the rows with the person's id in this column, or overwrites the id in all of them. Returns the
 * number of rows.
 */
async function eraseBatch(
  tx: Tx,
  { table, column, rule }: { table: string; column: string; rule: ColumnRule },
  userId: string,
): Promise<number> {
  const where = holds(column, rule, userId);
  if (isDeleting(rule)) return deleteBatch(tx, table, where);
  if (isOwner(rule)) return 0;
  if (isPartly(rule)) {
    const deleted = await deleteBatch(tx, table, sql`${where} and ${rule.deleteIf}`);
    return deleted > 0 ? deleted : eraseBatch(tx, { table, column, rule: rule.otherwise }, userId);
  }
  const value = rule instanceof SQL ? rule : sql`null`;
  const others = isAnonymizing(rule) ? rule.anonymize.map((it) => sql`, ${sql.identifier(it)} = null`) : [];
  const set = sql.join([sql`${sql.identifier(column)} = ${value}`, ...others]);
  const update = sql`update ${sql.identifier(table)} set ${set} where ${where}`;
  return (await tx.execute(update)).rowCount ?? 0;
}

/**
 * Returns everything about a person in the transaction's workspace, by table, each row as JSON. Columns that hold
 * another person's id are null. `open` decrypts a text.
 */
export async function exportPerson(
  tx: Tx,
  inventory: DataInventory,
  userId: string,
  open: (sealed: string) => string | undefined,
): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const [table, { people = {}, sealed = [] }] of Object.entries(inventory)) {
    for (const [column, rule] of Object.entries(people)) {
      const where = exported(inventory, column, rule, userId);
      if (!where) continue;
      const query = sql`select to_jsonb(t) - 'workspace_id' as row from ${sql.identifier(table)} t where ${where}`;
      const { rows } = await tx.execute<{ row: Record<string, unknown> }>(query);
      if (rows.length > 0)
        found[table] = [
          ...(found[table] ?? []),
          ...rows.map(({ row }) => opened(onlyOf(userId, row, people), sealed, open)),
        ];
    }
  }
  return found;
}

/** Returns the row with its encrypted columns as text. */
function opened(
  row: Record<string, unknown>,
  sealed: readonly string[],
  open: (sealed: string) => string | undefined,
): Record<string, unknown> {
  const read = (column: string, value: unknown) =>
    sealed.includes(column) && typeof value === 'string' ? (open(value) ?? null) : value;
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, read(column, value)]));
}

/** Returns the condition for the rows that are about the person; undefined if the column never makes a row theirs. */
function exported(inventory: DataInventory, column: string, rule: ColumnRule, userId: string): SQL | undefined {
  if (rule === 'delete' || isAnonymizing(rule)) return holds(column, rule, userId);
  if (isPartly(rule)) return sql`${holds(column, rule, userId)} and ${rule.deleteIf}`;
  if (rule !== 'delete if mentioned') return ownedRows(inventory, column, rule, userId);
  const user = sql`${sql.identifier(column)} -> 'user'`; // an id, or a profile with an id
  return sql`${userId} in (${user} #>> '{}', ${user} ->> 'id')`;
}

/** Returns the row without what it says about other people. */
function onlyOf(userId: string, row: Record<string, unknown>, rules: NonNullable<TableEntry['people']>) {
  const keep = (value: unknown, rule: ColumnRule | undefined) => {
    if (!rule || isOwner(rule)) return value;
    if (rule === 'delete if mentioned') return { user: (value as { user: unknown }).user };
    return value === userId ? value : null;
  };
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, keep(value, rules[column])]));
}

function isDeleting(rule: ColumnRule): boolean {
  return rule === 'delete' || rule === 'delete if mentioned';
}

function isOwner(rule: ColumnRule): rule is { readonly belongsTo: PgTable } {
  return typeof rule === 'object' && 'belongsTo' in rule;
}

function isAnonymizing(rule: ColumnRule): rule is { readonly anonymize: readonly string[] } {
  return typeof rule === 'object' && 'anonymize' in rule;
}

function isPartly(rule: ColumnRule): rule is { readonly deleteIf: SQL; readonly otherwise: SQL } {
  return typeof rule === 'object' && 'deleteIf' in rule;
}

/** Returns the condition for rows that belong to rows about the person; undefined for rules other than `belongsTo`. */
function ownedRows(inventory: DataInventory, column: string, rule: ColumnRule, userId: string): SQL | undefined {
  if (!isOwner(rule)) return undefined;
  const owner = getTableName(rule.belongsTo);
  const [ownerColumn] = Object.entries(inventory[owner]?.people ?? {}).find(([, it]) => it === 'delete') ?? [];
  if (!ownerColumn) throw new Error(`${owner} does not say which of its columns holds the person.`);
  const ids = sql`select id from ${sql.identifier(owner)} where ${holds(ownerColumn, 'delete', userId)}`;
  return sql`${sql.identifier(column)} in (${ids})`;
}

function holds(column: string, rule: ColumnRule, userId: string): SQL {
  const name = sql.identifier(column);
  return rule === 'delete if mentioned' ? sql`strpos(${name}::text, ${`"${userId}"`}) > 0` : sql`${name} = ${userId}`;
}

async function deleteBatch(tx: Tx, table: string, where: SQL): Promise<number> {
  const name = sql.identifier(table);
  const { rowCount } = await tx.execute(
    sql`delete from ${name} where ctid = any(array(select ctid from ${name} where ${where} limit ${MAX_BATCH}))`,
  );
  return rowCount ?? 0;
}

/** Returns every table with a `workspace_id`, each before the tables that it references, so that no delete cascades. */
async function tablesInOrder(tx: Tx): Promise<string[]> {
  const { rows } = await tx.execute<{ name: string; parents: string[] }>(sql`
    select c.relname as name,
      array(select p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and p.oid <> c.oid) as parents
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`);
  const sorted: string[] = [];
  while (rows.length > 0) {
    const next = rows.findIndex((it) => !rows.some((other) => other.parents.includes(it.name)));
    sorted.push(...rows.splice(Math.max(next, 0), 1).map(({ name }) => name));
  }
  return sorted;
}

import { type Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { sendingTo, type Tx } from './database.js';

/** A statement of Drizzle's that can be built once and run often. */
interface Preparable<R> {
  prepare(name: string): { execute(values: Record<string, unknown>): Promise<R> };
}

/** The connection on which the statement that is just being sent runs. */
let current: Tx['$client'] | undefined;

/** Builds statements for whichever connection is the current one. Drizzle sends a statement before it awaits anything. */
const builder = drizzle(
  sendingTo(() => {
    if (!current) throw new Error('A prepared statement was sent after its turn.');
    return current;
  }),
);

/**
 * Returns a function that runs a statement which Drizzle builds only once. Building a statement takes Drizzle longer than
 * Postgres takes to answer it, so what runs for every message or click is prepared. `build` gets a placeholder for each of
 * these names, and must not depend on anything else that changes. Values that are inserted as dates, lists or JSON may
 * not be null, which Drizzle would try to encode.
 */
export function prepared<Name extends string, R>(
  names: readonly Name[],
  build: (tx: Tx, values: Record<Name, Placeholder<Name>>) => Preparable<R>,
): (tx: Tx, values: Readonly<Record<Name, unknown>>) => Promise<R> {
  const placeholders = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));
  let statement: ReturnType<Preparable<R>['prepare']> | undefined;
  return (tx, values) => {
    // Without a name, because `openDatabase` decides which statements Postgres keeps.
    statement ??= build(builder, placeholders as Record<Name, Placeholder<Name>>).prepare('');
    current = tx.$client;
    try {
      return statement.execute(values);
    } finally {
      current = undefined;
    }
  };
}

/** An SQL condition that is true if the column has one of the values of a prepared list. */
export function isOneOf(column: SQLWrapper, list: Placeholder): SQL<boolean> {
  return sql<boolean>`${column} = any(${list})`;
}

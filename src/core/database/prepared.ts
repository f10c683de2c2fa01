import { type Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Tx } from './database.js';

/** A statement of Drizzle's that can be built once and run often. */
interface Preparable<R> {
  prepare(name: string): { execute(values: Record<string, unknown>): Promise<R> };
}

/**
 * Returns a function that runs a statement which Drizzle builds once for each connection. Building a statement takes
 * Drizzle longer than Postgres takes to answer it, so what runs for every message or click is prepared. `build` gets a
 * placeholder for each of these names, and runs at any time: it must not depend on anything else that changes. Values
 * that are inserted as dates may not be null, which Drizzle would try to encode.
 */
export function prepared<Name extends string, R>(
  names: readonly Name[],
  build: (tx: Tx, values: Record<Name, Placeholder<Name>>) => Preparable<R>,
): (tx: Tx, values: Readonly<Record<Name, unknown>>) => Promise<R> {
  const placeholders = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));
  const built = new WeakMap<Tx['$client'], ReturnType<Preparable<R>['prepare']>>();
  return (tx, values) => {
    // Without a name, because `openDatabase` decides which statements Postgres keeps.
    const statement = built.get(tx.$client) ?? build(tx, placeholders as Record<Name, Placeholder<Name>>).prepare('');
    built.set(tx.$client, statement);
    return statement.execute(values);
  };
}

/** An SQL condition that is true if the column has one of the values of a prepared list. */
export function isOneOf(column: SQLWrapper, list: Placeholder): SQL<boolean> {
  return sql<boolean>`${column} = any(${list})`;
}

import { LRUCache } from 'lru-cache';

/** The uses after which a statement is named, since lists of many lengths make statements that never come again. */
const USES = 5;

/** The most statements that get a name. Postgres keeps each of them in the memory of each connection. */
const MOST = 200;

/** The number of statements whose uses are counted. */
const COUNTED = 1_000;

/** Returns the name under which a connection keeps the statement; undefined to send it without one. */
export type NameOf = (statement: string) => string | undefined;

/**
 * Names the statements that are used often. Postgres parses and plans a named one once for each connection, instead of
 * each time.
 */
export function createNames(): NameOf {
  const names = new Map<string, string>();
  const uses = new LRUCache<string, number>({ max: COUNTED });
  return (statement) => {
    const name = names.get(statement);
    if (name || names.size === MOST) return name;
    const count = (uses.get(statement) ?? 0) + 1;
    uses.set(statement, count);
    if (count < USES) return undefined;
    uses.delete(statement);
    names.set(statement, `hearth_${names.size + 1}`);
    return names.get(statement);
  };
}
